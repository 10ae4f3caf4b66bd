import type { Caller } from '#libs/auth';
import { newId } from '#libs/common';
import { IdempotentRequest } from '#libs/messaging';
import { addLine } from '../src/domain/basket';
import { guestOf } from '../src/domain/basket-owner';
import { customer, openService, product } from '../src/testing/basket-service';
import type { Service } from '../src/testing/basket-service';

let service: Service;
beforeAll(async () => (service = await openService(process.env)));
afterAll(() => service.close());

const line = ({ id, name, price } = product(), quantity = 1) => ({
  productId: id,
  name,
  unitPrice: price,
  quantity,
});
const notFound = { code: 'BASKET_NOT_FOUND' };
const merge = (basketId: string, fromBasketId: string, { id }: Caller, request?: IdempotentRequest) =>
  service.merger.merge({ basketId, fromBasketId }, id, [id], { request });
const inDollars = (id: string = newId()) => ({ ...product(id), price: { amount: 100, currency: 'USD' } });

describe('merging', () => {
  it('moves everything over and leaves one basket', async () => {
    const owner = customer();
    const [shared, other] = [product(), product()];
    const into = await service.basketOf(owner, shared);
    const from = await service.basketOf(owner, shared, other);

    const merged = await merge(into.id, from.id, owner);

    expect(merged.lines).toEqual([line(shared, 2), line(other)]);
    expect(await service.baskets.get(into.id, [owner.id])).toEqual(merged);
    await expect(service.baskets.get(from.id, [owner.id])).rejects.toMatchObject(notFound);
  });

  it('stops where the stock does, and says so until the next change', async () => {
    const owner = customer();
    const [scarce, soldOut] = [product(), product()];
    service.stock.set(scarce.id, 1).set(soldOut.id, 0);
    const into = await service.basketOf(owner, scarce);
    const from = await service.basketOf(owner, scarce, soldOut);

    const merged = await merge(into.id, from.id, owner);

    expect(merged.lines).toEqual([line(scarce)]);
    expect((await service.baskets.get(into.id, [owner.id])).adjustments).toEqual([
      { productId: scarce.id, requested: 2, quantity: 1 },
      { productId: soldOut.id, requested: 1, quantity: 0 },
    ]);
    const changed = await service.baskets.update(into.id, [owner.id], (basket) => addLine(basket, line()));
    expect(changed.adjustments).toBeUndefined();
  });

  it('loses nothing that is added to either basket meanwhile', async () => {
    const owner = customer();
    const [into, from] = [await service.basketOf(owner), await service.basketOf(owner)];
    const added = line();
    const add = (id: string) => service.baskets.update(id, [owner.id], (basket) => addLine(basket, added));

    const [, ...results] = await Promise.allSettled([
      merge(into.id, from.id, owner),
      ...Array.from({ length: 20 }, (_, index) => add(index % 2 ? into.id : from.id)),
    ]);

    const accepted = results.filter(({ status }) => status === 'fulfilled').length;
    const { lines } = await service.baskets.get(into.id, [owner.id]);
    expect(lines[0]?.quantity).toBe(accepted);
    expect(accepted).toBeGreaterThanOrEqual(10);
  });

  it('happens once under one key, though the other basket is gone by then', async () => {
    const owner = customer();
    const [into, from] = [await service.basketOf(owner, product()), await service.basketOf(owner, product())];
    const key = newId();
    const once = () => {
      const request = new IdempotentRequest('basket.merge', key, {});
      return service.changes.once(request, () => merge(into.id, from.id, owner, request));
    };

    const [first, ...others] = [...(await Promise.all([once(), once(), once()])), await once()];
    expect(first).toMatchObject({ version: 2 });
    for (const other of others) expect(other).toEqual(first);
  });

  it("leaves another's basket alone, and a guest's without its token", async () => {
    const owner = customer();
    const into = await service.basketOf(owner);
    const [others, guests] = [await service.basketOf(customer()), await service.basketOfGuest()];

    await expect(merge(into.id, others.id, owner)).rejects.toMatchObject(notFound);
    await expect(merge(others.id, into.id, owner)).rejects.toMatchObject(notFound);
    await expect(merge(into.id, guests.id, owner)).rejects.toMatchObject(notFound);
  });

  it('moves what is in two currencies nowhere, and names the field', async () => {
    const owner = customer();
    const into = await service.basketOf(owner, product());
    const from = await service.basketOf(owner, inDollars());

    await expect(merge(into.id, from.id, owner)).rejects.toMatchObject({
      code: 'CURRENCY_MISMATCH',
      facts: { errors: [{ field: 'fromBasketId' }] },
    });
    expect(await service.baskets.get(from.id, [owner.id])).toEqual(from);
  });
});

describe("a guest's basket", () => {
  it('goes into the basket that the customer changed last', async () => {
    const owner = customer();
    const shared = product();
    await service.basketOf(owner, product());
    const current = await service.basketOf(owner, shared);
    const guests = await service.basketOfGuest(shared);

    const claimed = await service.merger.claim(guests.id, owner.id);

    expect(claimed).toMatchObject({ id: current.id, ownerId: owner.id, lines: [line(shared, 2)] });
    const opened = service.baskets.get(guests.id, [guestOf(guests.id), owner.id]);
    await expect(opened).rejects.toMatchObject(notFound);
  });

  it('becomes the basket of a customer who has none, and is no longer the guest’s', async () => {
    const owner = customer();
    const bought = product();
    const guests = await service.basketOfGuest(bought);

    const claimed = await service.merger.claim(guests.id, owner.id);

    expect(claimed).toMatchObject({ id: guests.id, ownerId: owner.id, lines: [line(bought)], version: 2 });
    expect(await service.baskets.current(owner.id)).toEqual(claimed);
    await expect(service.baskets.get(guests.id, [guestOf(guests.id)])).rejects.toMatchObject(notFound);
  });

  it('stays a basket of its own where it does not fit into the other', async () => {
    const owner = customer();
    const current = await service.basketOf(owner, product());
    const guests = await service.basketOfGuest(inDollars());

    expect(await service.merger.claim(guests.id, owner.id)).toMatchObject({ id: guests.id });
    expect(await service.baskets.get(current.id, [owner.id])).toEqual(current);
  });

  it('is claimed once, by one customer, however many try at once', async () => {
    const bought = product();
    const guests = await service.basketOfGuest(bought);
    const customers = Array.from({ length: 10 }, customer);

    const claims = await Promise.allSettled(
      customers.flatMap(({ id }) => [
        service.merger.claim(guests.id, id),
        service.merger.claim(guests.id, id),
      ]),
    );

    const owners = claims.flatMap((claim) => (claim.status === 'fulfilled' ? [claim.value.ownerId] : []));
    expect(new Set(owners).size).toBe(1);
    expect(await service.store.find(guests.id)).toMatchObject({ ownerId: owners[0], lines: [line(bought)] });
  });

  it('changes nothing when the same customer claims it again', async () => {
    const owner = customer();
    const guests = await service.basketOfGuest(product());
    const claimed = await service.merger.claim(guests.id, owner.id);
    expect(await service.merger.claim(guests.id, owner.id)).toEqual(claimed);
  });
});
