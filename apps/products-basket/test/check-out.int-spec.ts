import { newId } from '#libs/common';
import { addLine, freeze } from '../src/domain/basket';
import { GetCheckoutHandler } from '../src/queries/get-checkout.handler';
import { Order } from '#contracts/orders/order';
import { customer, openService, product } from '../src/testing/basket-service';
import type { Service } from '../src/testing/basket-service';

let service: Service;
beforeAll(async () => (service = await openService(process.env)));
afterAll(() => service.close());

const line = ({ id, name, price } = product()) => ({ productId: id, name, unitPrice: price, quantity: 1 });
const add = (id: string, ownerId: string) =>
  service.baskets.update(id, ownerId, (basket) => addLine(basket, line()));
const staffOf = (roles: readonly ('staff' | 'customer')[]) => ({ id: newId(), roles });

describe('a check-out', () => {
  it('makes one order of 50 at once, with one answer', async () => {
    const owner = customer();
    const { id } = await service.basketOf(owner, product());

    const answers = await Promise.all(Array.from({ length: 50 }, () => service.checkOut(id, owner)));

    const [event, ...others] = await service.checkedOut(id);
    expect(others).toEqual([]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ id: event?.orderId, status: 'SUBMITTED' })]),
    );
  });

  it('orders exactly what was in the basket, whatever is added meanwhile', async () => {
    const owner = customer();
    const { id } = await service.basketOf(owner, product());

    const [, ...additions] = await Promise.allSettled([
      service.checkOut(id, owner),
      ...Array.from({ length: 20 }, () => add(id, owner.id)),
    ]);

    const accepted = additions.filter(({ status }) => status === 'fulfilled').length;
    const [event] = await service.checkedOut(id);
    expect(event?.lines).toHaveLength(1 + accepted);
    const refusals = additions.filter((result) => result.status === 'rejected');
    for (const { reason } of refusals) expect(reason).toMatchObject({ code: 'BASKET_CHECKED_OUT' });
  });

  it('closes the basket', async () => {
    const owner = customer();
    const { id } = await service.basketOf(owner, product());
    await service.checkOut(id, owner);

    const checkedOut = { code: 'BASKET_CHECKED_OUT', kind: 'conflict' };
    await expect(add(id, owner.id)).rejects.toMatchObject(checkedOut);
    await expect(service.baskets.delete(id, owner.id)).rejects.toMatchObject(checkedOut);
  });

  it('answers the same order when the basket is gone from Redis, to its owner alone', async () => {
    const owner = customer();
    const { id } = await service.basketOf(owner, product());
    const first = await service.checkOut(id, owner);
    await service.store.commit({ before: await service.store.find(id) });

    expect(await service.checkOut(id, owner)).toEqual(first);
    await expect(service.checkOut(id, customer())).rejects.toMatchObject({ code: 'BASKET_NOT_FOUND' });
  });

  it('answers the same order after a product was removed', async () => {
    const owner = customer();
    const sold = product();
    const { id } = await service.basketOf(owner, sold);
    const first = await service.checkOut(id, owner);
    await service.database.transaction((tx) => service.copy.drop(sold.id, 9, tx));

    expect(await service.checkOut(id, owner)).toEqual(first);
  });

  it('refuses a product that was removed, names it, and leaves the basket open', async () => {
    const owner = customer();
    const [sold, gone] = [product(), product()];
    const { id } = await service.basketOf(owner, sold, gone);
    await service.database.transaction((tx) => service.copy.drop(gone.id, 2, tx));

    await expect(service.checkOut(id, owner)).rejects.toMatchObject({
      code: 'PRODUCT_NOT_FOUND',
      message: expect.stringContaining(gone.id) as string,
    });
    expect(await service.checkedOut(id)).toEqual([]);
    await add(id, owner.id);
  });

  it("refuses an empty basket and another's", async () => {
    const owner = customer();
    const { id } = await service.basketOf(owner);

    await expect(service.checkOut(id, owner)).rejects.toMatchObject({ code: 'BASKET_EMPTY' });
    await expect(service.checkOut(id, customer())).rejects.toMatchObject({ code: 'BASKET_NOT_FOUND' });
  });
});

describe('a check-out that broke off after it froze the basket', () => {
  const frozen = async (owner = customer()) => {
    const basket = await service.basketOf(owner, product());
    await service.store.commit({ before: basket, after: service.store.next(basket, freeze(basket)) });
    return { id: basket.id, owner };
  };

  it('leaves a basket that can be checked out', async () => {
    const { id, owner } = await frozen();
    const { id: orderId } = await service.checkOut(id, owner);
    expect(await service.checkedOut(id)).toMatchObject([{ orderId }]);
  });

  it('leaves a basket that can be changed', async () => {
    const { id, owner } = await frozen();
    expect((await add(id, owner.id)).lines).toHaveLength(2);
  });

  it('loses nothing where it is repeated while the basket changes', async () => {
    const { id, owner } = await frozen();

    const [, ...additions] = await Promise.allSettled([
      service.checkOut(id, owner),
      ...Array.from({ length: 5 }, () => add(id, owner.id)),
    ]);

    const accepted = additions.filter(({ status }) => status === 'fulfilled').length;
    expect((await service.checkedOut(id))[0]?.lines).toHaveLength(1 + accepted);
  });
});

describe('GetCheckout', () => {
  it('shows the order SUBMITTED to its owner and to staff, to nobody else', async () => {
    const owner = customer();
    const sold = product(undefined, 300);
    const { id } = await service.basketOf(owner, sold);
    const { id: orderId } = await service.checkOut(id, owner);
    const handler = new GetCheckoutHandler(service.checkouts);

    const order = await handler.handle({ orderId }, { caller: owner });

    expect(Order.parse(order)).toMatchObject({
      id: orderId,
      status: 'SUBMITTED',
      basketId: id,
      items: [{ ...line(sold), lineTotal: sold.price }],
      total: { amount: 300, currency: 'EUR' },
    });
    expect(await handler.handle({ orderId }, { caller: staffOf(['staff']) })).toEqual(order);
    const stranger = handler.handle({ orderId }, { caller: customer() });
    await expect(stranger).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND', kind: 'not-found' });
  });
});
