import { setTimeout } from 'node:timers/promises';
import { newId } from '#libs/common';
import { addLine, changeQuantity } from '../src/domain/basket';
import { customer, openService, product } from '../src/testing/basket-service';
import type { Service } from '../src/testing/basket-service';

let service: Service;
beforeAll(async () => (service = await openService(process.env)));
afterAll(() => service.close());

const line = ({ id, name, price } = product()) => ({ productId: id, name, unitPrice: price, quantity: 1 });

describe('a basket', () => {
  it('counts every one of 50 additions made at once', async () => {
    const owner = customer();
    const { id } = await service.basketOf(owner);
    const added = line();

    await Promise.all(
      Array.from({ length: 50 }, () =>
        service.baskets.update(id, owner.id, (basket) => addLine(basket, added)),
      ),
    );

    const basket = await service.baskets.get(id, owner.id);
    expect(basket.lines).toEqual([{ ...added, quantity: 50 }]);
    expect(basket.version).toBe(51);
  });

  it('is not found by another, nor under an unknown id', async () => {
    const { id, ownerId } = await service.basketOf(customer(), product());
    const notFound = { code: 'BASKET_NOT_FOUND', kind: 'not-found' };

    await expect(service.baskets.get(id, customer().id)).rejects.toMatchObject(notFound);
    await expect(service.baskets.get(newId(), ownerId)).rejects.toMatchObject(notFound);
    await expect(service.baskets.delete(id, customer().id)).rejects.toMatchObject(notFound);
  });

  it('is unchanged by a change that is refused', async () => {
    const owner = customer();
    const before = await service.basketOf(owner, product());

    await expect(
      service.baskets.update(before.id, owner.id, (basket) => changeQuantity(basket, 'other', 1)),
    ).rejects.toMatchObject({ code: 'ITEM_NOT_FOUND' });
    expect(await service.baskets.get(before.id, owner.id)).toEqual(before);
  });

  it('expires when nobody changes it, and lives on with each change', async () => {
    const shortLived = await openService(process.env, 1);
    const owner = customer();
    const { id } = await shortLived.basketOf(owner, product());

    await setTimeout(600);
    await shortLived.baskets.update(id, owner.id, (basket) => addLine(basket, line()));
    await setTimeout(600);
    expect((await shortLived.baskets.get(id, owner.id)).lines).toHaveLength(2);

    await setTimeout(600);
    await expect(shortLived.baskets.get(id, owner.id)).rejects.toMatchObject({ code: 'BASKET_NOT_FOUND' });
    await shortLived.close();
  });

  it('is gone once it is deleted', async () => {
    const owner = customer();
    const { id } = await service.basketOf(owner, product());

    await service.baskets.delete(id, owner.id);

    await expect(service.baskets.get(id, owner.id)).rejects.toMatchObject({ code: 'BASKET_NOT_FOUND' });
  });
});

describe('merging', () => {
  it('moves everything over and leaves one basket', async () => {
    const owner = customer();
    const [shared, other] = [product(), product()];
    const into = await service.basketOf(owner, shared);
    const from = await service.basketOf(owner, shared, other);

    const merged = await service.baskets.merge(into.id, from.id, owner.id);

    expect(merged.lines).toEqual([{ ...line(shared), quantity: 2 }, line(other)]);
    expect(await service.baskets.get(into.id, owner.id)).toEqual(merged);
    await expect(service.baskets.get(from.id, owner.id)).rejects.toMatchObject({ code: 'BASKET_NOT_FOUND' });
  });

  it('loses nothing that is added to either basket meanwhile', async () => {
    const owner = customer();
    const [into, from] = [await service.basketOf(owner), await service.basketOf(owner)];
    const added = line();
    const add = (id: string) => service.baskets.update(id, owner.id, (basket) => addLine(basket, added));

    const [, ...results] = await Promise.allSettled([
      service.baskets.merge(into.id, from.id, owner.id),
      ...Array.from({ length: 20 }, (_, index) => add(index % 2 ? into.id : from.id)),
    ]);

    const accepted = results.filter(({ status }) => status === 'fulfilled').length;
    const { lines } = await service.baskets.get(into.id, owner.id);
    expect(lines[0]?.quantity).toBe(accepted);
    expect(accepted).toBeGreaterThanOrEqual(10);
  });

  it("leaves another's basket alone", async () => {
    const owner = customer();
    const into = await service.basketOf(owner);
    const from = await service.basketOf(customer(), product());

    await expect(service.baskets.merge(into.id, from.id, owner.id)).rejects.toMatchObject({
      code: 'BASKET_NOT_FOUND',
    });
  });
});
