import { newId } from '#libs/common';
import { Idempotency, IdempotentRequest } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { tracesOf } from '../../../libs/prisma/src/testing/traces';
import { OrdersFixture } from '../src/testing/orders-fixture';
import { openOwnDatabase, type OwnDatabase } from '../src/testing/own-database';

let own: OwnDatabase;
let orders: OrdersFixture;
beforeAll(async () => {
  own = await openOwnDatabase(process.env);
  orders = new OrdersFixture(own.database);
});
afterAll(() => own.drop());

const idempotency = new Idempotency();

/** A customer whose name and street stand nowhere else. */
function aCustomer() {
  const userId = newId();
  const street = `Street ${userId}`;
  const shippingAddress = { name: 'Ada', line1: street, city: 'Berlin', postalCode: '10115', country: 'DE' };
  const checkout = { userId, customerId: `customer-${userId}`, shippingAddress };
  return {
    checkout,
    caller: { id: userId, roles: ['customer'] as const },
    delete: () => orders.react('userDeleted', { userId }),
    /** Where something of the customer stands; what is on its way to the broker apart. */
    traces: async () => {
      const found = await tracesOf([street, checkout.customerId], own.url);
      return found.filter((trace) => !trace.startsWith('public.outbox'));
    },
  };
}

/** As the runtime answers a request that came with an idempotency key. */
function answered<T>(callerId: string, work: (tx: RawTx) => Promise<T>): Promise<T> {
  const request = new IdempotentRequest('orders.test', `${callerId}:${newId()}`, {});
  return own.database.rawTransaction((tx) => idempotency.once(tx, request, () => work(tx)));
}

const answerTo = (callerId: string, orderId: string) =>
  answered(callerId, async () => orders.get(orderId, { id: callerId, roles: ['staff'] }));

describe('the deletion of a user', () => {
  it('erases whose a cancelled order was, and keeps the order with its lines and its money', async () => {
    const customer = aCustomer();
    const { id } = await orders.confirmed(customer.checkout);
    await orders.cancel(id, customer.caller);
    const before = await orders.stateOf(id);
    expect(await customer.traces()).not.toEqual([]);
    await customer.delete();
    expect(await customer.traces()).toEqual([]);
    expect(await orders.stateOf(id)).toEqual({
      ...before,
      customerId: undefined,
      shippingAddress: undefined,
      updatedAt: expect.any(Date) as Date,
      version: before.version + 1,
    });
  });

  it('leaves an open order its address until it is delivered', async () => {
    const customer = aCustomer();
    const { id } = await orders.confirmed(customer.checkout);
    await customer.delete();
    expect(await orders.stateOf(id)).toMatchObject(customer.checkout);
    expect(await orders.ship({ orderId: id })).toMatchObject({
      shippingAddress: customer.checkout.shippingAddress,
    });
    expect(await orders.deliver({ orderId: id })).toMatchObject({ shippingAddress: null });
    expect(await customer.traces()).toEqual([]);
  });

  it('erases from an open order once it is cancelled, by staff or by the clock', async () => {
    const customer = aCustomer();
    const [first, second] = [await orders.placed(customer.checkout), await orders.placed(customer.checkout)];
    await customer.delete();
    await orders.cancel(first.id, { id: newId(), roles: ['staff'] });
    orders.clock.seconds = 1_000;
    await orders.expireOrders.run();
    orders.clock.seconds = 0;
    expect((await orders.stateOf(second.id)).status).toBe('CANCELLED');
    expect(await customer.traces()).toEqual([]);
  });

  it('erases from an order that is opened after the deletion', async () => {
    const customer = aCustomer();
    await customer.delete();
    const { id } = await orders.placed(customer.checkout);
    await orders.react('stockRejected', { orderId: id });
    expect(await customer.traces()).toEqual([]);
  });

  it('forgets the answers that are kept for the user, and for others about the order', async () => {
    const customer = aCustomer();
    const { id: settled } = await orders.placed(customer.checkout);
    const { id: open } = await orders.confirmed(customer.checkout);
    await answerTo(newId(), settled);
    await answerTo(newId(), open);
    await answerTo(customer.caller.id, open);
    await orders.cancel(settled, customer.caller);
    await customer.delete();
    await orders.ship({ orderId: open });
    await answerTo(newId(), open);
    await answered(newId(), () => orders.deliver({ orderId: open }));
    expect(await customer.traces()).toEqual([]);
  });

  it("leaves others' orders alone", async () => {
    const [customer, other] = [aCustomer(), aCustomer()];
    const { id } = await orders.placed(other.checkout);
    await orders.cancel(id, other.caller);
    const before = await orders.stateOf(id);
    await customer.delete();
    expect(await orders.stateOf(id)).toEqual(before);
  });

  it('can happen twice', async () => {
    const customer = aCustomer();
    const { id } = await orders.placed(customer.checkout);
    await orders.cancel(id, customer.caller);
    await customer.delete();
    const once = await orders.stateOf(id);
    await customer.delete();
    expect(await orders.stateOf(id)).toEqual(once);
  });

  it('misses no order that ends in the same moment', async () => {
    const customer = aCustomer();
    const open = await Promise.all(Array.from({ length: 8 }, () => orders.placed(customer.checkout)));
    const cancel = ({ id }: { id: string }) => orders.cancel(id, customer.caller);
    await Promise.all([...open.slice(0, 4).map(cancel), customer.delete(), ...open.slice(4).map(cancel)]);
    expect(await customer.traces()).toEqual([]);
  });
});
