import { newId } from '#libs/common';
import { OrdersFixture } from '../src/testing/orders-fixture';
import { openOwnDatabase, type OwnDatabase } from '../src/testing/own-database';

let own: OwnDatabase;
let orders: OrdersFixture;
beforeEach(async () => {
  own = await openOwnDatabase(process.env);
  orders = new OrdersFixture(own.database);
});
afterEach(() => own.drop());

describe('a deadline that passes', () => {
  it('cancels what waits, compensates, and leaves what does not wait', async () => {
    const waiting = [await orders.placed(), await orders.awaitingPayment()];
    const confirmed = await orders.confirmed();
    orders.clock.seconds = 899;
    expect(await orders.expireOrders.run()).toBe(0);
    orders.clock.seconds = 900;
    expect(await orders.expireOrders.run()).toBe(2);
    expect(await orders.expireOrders.run()).toBe(0);
    for (const { id } of waiting) {
      expect(await orders.stateOf(id)).toMatchObject({
        status: 'CANCELLED',
        cancelReason: 'EXPIRED',
        deadlineAt: null,
      });
      expect((await orders.typesOf(id)).slice(-2)).toEqual([
        'order.cancelled.v1',
        'notification.requested.v1',
      ]);
    }
    expect((await orders.stateOf(confirmed.id)).status).toBe('CONFIRMED');
  });

  it('starts anew with each status', async () => {
    const { id } = await orders.placed();
    orders.clock.seconds = 800;
    await orders.react('stockReserved', { orderId: id });
    orders.clock.seconds = 1_600;
    expect(await orders.expireOrders.run()).toBe(0);
    orders.clock.seconds = 1_700;
    expect(await orders.expireOrders.run()).toBe(1);
  });

  it('gives back money that comes after it', async () => {
    const { id, total } = await orders.awaitingPayment();
    orders.clock.seconds = 900;
    await orders.expireOrders.run();
    await orders.react('paymentCaptured', { orderId: id, paymentId: newId(), amount: total });
    expect((await orders.typesOf(id)).at(-1)).toBe('refund.requested.v1');
  });

  it('cancels each order once, though several look at the same time and there is more than a batch', async () => {
    const placed = await Promise.all(Array.from({ length: 120 }, () => orders.placed()));
    orders.clock.seconds = 900;
    const counts = await Promise.all([1, 2, 3].map(() => orders.expireOrders.run()));
    // Whoever found the rest locked left it to the others.
    const rest = await orders.expireOrders.run();
    expect([...counts, rest].reduce((sum, count) => sum + count)).toBe(placed.length);
    const types = await Promise.all(placed.map(({ id }) => orders.typesOf(id)));
    expect(
      types.filter((sent) => sent.filter((type) => type === 'order.cancelled.v1').length === 1),
    ).toHaveLength(120);
  });

  it('passes over an order that somebody else is changing', async () => {
    const { id } = await orders.placed();
    orders.clock.seconds = 900;
    await orders.database.rawTransaction(async (tx) => {
      await orders.repository.lock(tx, id);
      expect(await orders.expireOrders.run()).toBe(0);
    });
    expect(await orders.expireOrders.run()).toBe(1);
  });
});
