import { newId } from '#libs/common';
import { databaseEnv, parseEnv, redisEnv } from '#libs/configs';
import { IdempotentRequest } from '#libs/messaging';
import { tracesOf } from '../../../libs/prisma/src/testing/traces';
import { redisTracesOf } from '../../../libs/redis/src/testing/traces';
import { addLine, newBasket } from '../src/domain/basket';
import { customer, openService, product } from '../src/testing/basket-service';
import type { Service } from '../src/testing/basket-service';

const config = parseEnv(process.env, { database: databaseEnv('products-basket'), redis: redisEnv() });

let service: Service;
beforeAll(async () => (service = await openService(process.env)));
afterAll(() => service.close());

const line = ({ id, name, price } = product()) => ({ productId: id, name, unitPrice: price, quantity: 1 });

/** A customer whose street and reference stand nowhere else. */
function aShopper() {
  const caller = customer();
  const reference = `customer-${caller.id}`;
  const street = `Street ${caller.id}`;
  const address = { name: 'Ada', line1: street, city: 'Berlin', postalCode: '10115', country: 'DE' };
  const empty = () => newBasket(newId(), caller.id, reference);
  return {
    caller,
    open: (request?: IdempotentRequest) => service.baskets.create(addLine(empty(), line()), request),
    checkOut: (basketId: string) => service.checkOut(basketId, caller, address),
    delete: () => service.deleteUser(caller.id),
    /** Where something of the customer stands; what is on its way to the broker apart. */
    async traces() {
      const inDatabase = await tracesOf([street, reference], config.database.url);
      const inRedis = await redisTracesOf([caller.id, street, reference], config.redis);
      return [...inDatabase.filter((trace) => !trace.startsWith('public.outbox')), ...inRedis];
    },
  };
}

describe('the deletion of a user', () => {
  it('erases open baskets, and the answers that are kept about them', async () => {
    const shopper = aShopper();
    const request = new IdempotentRequest('basket.create', `${shopper.caller.id}:${newId()}`, {});
    const { id } = await shopper.open(request);
    await shopper.open();
    expect((await shopper.traces()).length).toBeGreaterThan(2);
    await shopper.delete();
    expect(await shopper.traces()).toEqual([]);
    expect(await service.store.find(id)).toBeUndefined();
  });

  it('erases whose a check-out was and where it went, and keeps its lines and its total', async () => {
    const shopper = aShopper();
    const { id: basketId } = await shopper.open();
    const { id: orderId } = await shopper.checkOut(basketId);
    const before = await service.checkouts.find(orderId);
    await shopper.delete();
    expect(await shopper.traces()).toEqual([]);
    const after = await service.checkouts.find(orderId);
    expect(after).toEqual({
      ...before,
      snapshot: { ...before?.snapshot, customerId: undefined, shippingAddress: undefined },
    });
  });

  it('leaves the order its address: what was told of the check-out stands', async () => {
    const shopper = aShopper();
    const { id } = await shopper.open();
    await shopper.checkOut(id);
    await shopper.delete();
    expect(await service.checkedOut(id)).toMatchObject([
      { shippingAddress: { name: 'Ada' }, customerId: `customer-${shopper.caller.id}` },
    ]);
  });

  it('lets nobody check out in the name of the user any more', async () => {
    const shopper = aShopper();
    await shopper.delete();
    const { id } = await shopper.open();
    await expect(shopper.checkOut(id)).rejects.toMatchObject({ code: 'BASKET_NOT_FOUND' });
    expect(await service.checkedOut(id)).toEqual([]);
  });

  it('misses no check-out that happens in the same moment', async () => {
    const shopper = aShopper();
    const baskets = await Promise.all(Array.from({ length: 8 }, () => shopper.open()));
    await Promise.allSettled([
      ...baskets.slice(0, 4).map(({ id }) => shopper.checkOut(id)),
      shopper.delete(),
      ...baskets.slice(4).map(({ id }) => shopper.checkOut(id)),
    ]);
    const traces = await shopper.traces();
    expect(traces.filter((trace) => trace.startsWith('public.'))).toEqual([]);
  });

  it("leaves others' baskets and check-outs alone", async () => {
    const [shopper, other] = [aShopper(), aShopper()];
    const { id } = await other.open();
    await other.open();
    await other.checkOut(id);
    const before = await other.traces();
    await shopper.delete();
    expect(await other.traces()).toEqual(before);
  });

  it('can happen to two at once, and twice', async () => {
    const shoppers = [aShopper(), aShopper(), aShopper()];
    for (const shopper of shoppers) await shopper.checkOut((await shopper.open()).id);
    await Promise.all([...shoppers, ...shoppers].map((shopper) => shopper.delete()));
    expect(await Promise.all(shoppers.map((shopper) => shopper.traces()))).toEqual([[], [], []]);
  });
});
