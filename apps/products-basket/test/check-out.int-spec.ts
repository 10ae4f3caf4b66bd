import { newId } from '#libs/common';
import { addLine, freeze, removeLine } from '../src/domain/basket';
import { BasketChanged } from '../src/domain/basket.errors';
import { GetCheckoutHandler } from '../src/queries/get-checkout.handler';
import type { PriceChange } from '#contracts/basket/price-change';
import { Order } from '#contracts/orders/order';
import { customer, openService, product } from '../src/testing/basket-service';
import type { Service } from '../src/testing/basket-service';

let service: Service;
beforeAll(async () => (service = await openService(process.env)));
afterAll(() => service.close());

const line = ({ id, name, price } = product()) => ({ productId: id, name, unitPrice: price, quantity: 1 });
const add = (id: string, ownerId: string) =>
  service.baskets.update(id, [ownerId], (basket) => addLine(basket, line()));
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
    await expect(service.baskets.delete(id, [owner.id])).rejects.toMatchObject(checkedOut);
  });

  it('answers the same order when the basket is gone from Redis, to its owner alone', async () => {
    const owner = customer();
    const { id } = await service.basketOf(owner, product());
    const first = await service.checkOut(id, owner);
    await service.forget(id);

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

  it("refuses a guest's basket, also to the customer who has not claimed it", async () => {
    const { id } = await service.basketOfGuest(product());
    await expect(service.checkOut(id, customer())).rejects.toMatchObject({ code: 'BASKET_NOT_FOUND' });
  });

  it("refuses an empty basket and another's", async () => {
    const owner = customer();
    const { id } = await service.basketOf(owner);

    await expect(service.checkOut(id, owner)).rejects.toMatchObject({ code: 'BASKET_EMPTY' });
    await expect(service.checkOut(id, customer())).rejects.toMatchObject({ code: 'BASKET_NOT_FOUND' });
  });
});

describe('a check-out after the catalog changed', () => {
  const euros = (amount: number) => ({ amount, currency: 'EUR' });
  const inDollars = (id: string) => ({ ...product(id), price: { amount: 90, currency: 'USD' } });

  /** A basket of products that the copy knows as they were put in. */
  async function aBasket(...products: ReturnType<typeof product>[]) {
    const owner = customer();
    for (const known of products) await service.copy.keep(known, 1);
    return { owner, basket: await service.basketOf(owner, ...products) };
  }

  it('is refused with the difference, and accepted when it is repeated', async () => {
    const [dearer, same] = [product(), product()];
    const { owner, basket } = await aBasket(dearer, same);
    await service.copy.keep({ ...dearer, name: 'Better', price: euros(300) }, 2);

    await expect(service.checkOut(basket.id, owner)).rejects.toMatchObject({
      code: 'BASKET_CHANGED',
      kind: 'conflict',
      facts: {
        errors: [{ field: 'basketId' }],
        details: { changes: [{ productId: dearer.id, name: 'Better', was: euros(250), now: euros(300) }] },
      },
    });
    expect(await service.checkedOut(basket.id)).toEqual([]);
    expect(await service.baskets.get(basket.id, [owner.id])).toMatchObject({
      version: basket.version + 1,
      lines: [{ name: 'Better', unitPrice: euros(300) }, line(same)],
    });

    await service.checkOut(basket.id, owner);
    expect(await service.checkedOut(basket.id)).toMatchObject([{ total: euros(550) }]);
  });

  it('orders under the new name where nothing else has changed', async () => {
    const renamed = product();
    const { owner, basket } = await aBasket(renamed);
    await service.copy.keep({ ...renamed, name: 'New name' }, 2);

    await service.checkOut(basket.id, owner);
    expect(await service.checkedOut(basket.id)).toMatchObject([{ lines: [{ name: 'New name' }] }]);
  });

  it('is refused until what has another currency is taken out', async () => {
    const [switched, same] = [product(), product()];
    const { owner, basket } = await aBasket(switched, same);
    await service.copy.keep(inDollars(switched.id), 2);

    await expect(service.checkOut(basket.id, owner)).rejects.toMatchObject({
      code: 'CURRENCY_MISMATCH',
      facts: { errors: [{ field: 'basketId' }] },
    });
    await service.baskets.update(basket.id, [owner.id], (each) => removeLine(each, switched.id));
    await service.checkOut(basket.id, owner);
    expect(await service.checkedOut(basket.id)).toMatchObject([{ total: euros(250) }]);
  });

  it('keeps what is added while it is refused', async () => {
    const dearer = product();
    const { owner, basket } = await aBasket(dearer);
    await service.copy.keep({ ...dearer, price: euros(300) }, 2);

    const [refused, ...additions] = await Promise.allSettled([
      service.checkOut(basket.id, owner),
      ...Array.from({ length: 20 }, () => add(basket.id, owner.id)),
    ]);

    expect(refused).toMatchObject({ reason: { code: 'BASKET_CHANGED' } });
    expect(additions.filter(({ status }) => status === 'rejected')).toEqual([]);
    const { lines } = await service.baskets.get(basket.id, [owner.id]);
    expect(lines).toHaveLength(21);
    expect(lines[0]).toMatchObject({ unitPrice: euros(300) });
  });

  it('never orders at a price that the shopper was not shown, however fast prices change', async () => {
    const restless = product();
    const { owner, basket } = await aBasket(restless);
    const shown = new Set([restless.price.amount]);
    let selling = true;
    const changing = (async () => {
      for (let price = 300; selling; price += 1) {
        await service.copy.keep({ ...restless, price: euros(price) }, price);
      }
    })();

    const tryOnce = async (): Promise<boolean> => {
      try {
        await service.checkOut(basket.id, owner);
        return true;
      } catch (refusal) {
        if (!(refusal instanceof BasketChanged)) throw refusal;
        const { changes } = refusal.facts.details as { changes: PriceChange[] };
        for (const { now } of changes) shown.add(now.amount);
        return false;
      }
    };
    try {
      for (let attempt = 1; !(await tryOnce()); attempt += 1) selling &&= attempt < 10;
    } finally {
      selling = false;
      await changing;
    }

    const [order, ...others] = await service.checkedOut(basket.id);
    expect(others).toEqual([]);
    expect(shown).toContain(order?.total.amount);
    expect(order?.total).toEqual(order?.lines[0]?.unitPrice);
  });

  it('makes one order of many that come at once, or tells each why not', async () => {
    const dearer = product();
    const { owner, basket } = await aBasket(dearer);
    await service.copy.keep({ ...dearer, price: euros(300) }, 2);

    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => service.checkOut(basket.id, owner)),
    );

    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'BASKET_CHANGED' });
    await service.checkOut(basket.id, owner);
    expect(await service.checkedOut(basket.id)).toMatchObject([{ total: euros(300) }]);
    expect(await service.store.find(basket.id)).toMatchObject({ version: basket.version + 2, frozen: true });
  });

  it('reprices a basket that an earlier check-out left frozen', async () => {
    const dearer = product();
    const { owner, basket } = await aBasket(dearer);
    await service.store.replace(basket, freeze(basket));
    await service.copy.keep({ ...dearer, price: euros(300) }, 2);

    await expect(service.checkOut(basket.id, owner)).rejects.toMatchObject({ code: 'BASKET_CHANGED' });
    expect(await service.store.find(basket.id)).toMatchObject({
      frozen: false,
      lines: [{ unitPrice: euros(300) }],
    });
    await service.checkOut(basket.id, owner);
  });
});

describe('a check-out that broke off after it froze the basket', () => {
  const frozen = async (owner = customer()) => {
    const basket = await service.basketOf(owner, product());
    await service.store.replace(basket, freeze(basket));
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
