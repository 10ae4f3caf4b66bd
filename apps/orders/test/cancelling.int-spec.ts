import { newId } from '#libs/common';
import { OrdersFixture } from '../src/testing/orders-fixture';
import { openOwnDatabase, type OwnDatabase } from '../src/testing/own-database';

let own: OwnDatabase;
let orders: OrdersFixture;
beforeAll(async () => {
  own = await openOwnDatabase(process.env);
  orders = new OrdersFixture(own.database);
});
afterAll(() => own.drop());

const owner = { id: newId(), roles: ['customer'] as const };
const stranger = { id: newId(), roles: ['customer'] as const };
const staff = { id: newId(), roles: ['staff'] as const };

describe('cancelling an order', () => {
  it.each([
    ['the owner', owner, 'CUSTOMER'],
    ['staff', staff, 'STAFF'],
  ])('works for %s, who gets it as it is then', async (_, caller, reason) => {
    const { id } = await orders.placed({ userId: owner.id });
    expect(await orders.cancel(id, caller)).toMatchObject({
      id,
      status: 'CANCELLED',
      cancelReason: reason,
      version: 2,
    });
    expect(await orders.eventsOf(id)).toMatchObject([
      { type: 'order.placed.v1' },
      { type: 'order.cancelled.v1', data: { reason } },
      { type: 'notification.requested.v1' },
    ]);
  });

  it('looks to a stranger as if there were no order', async () => {
    const { id } = await orders.placed({ userId: owner.id });
    await expect(orders.cancel(id, stranger)).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' });
    await expect(orders.cancel(newId(), stranger)).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' });
    await expect(orders.cancel(id)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await orders.stateOf(id)).status).toBe('PLACED');
  });

  it('gives the money of a confirmed order back', async () => {
    const { id, total } = await orders.confirmed({ userId: owner.id });
    await orders.cancel(id, owner);
    const refund = (await orders.eventsOf(id)).find(({ type }) => type === 'refund.requested.v1');
    expect(refund).toMatchObject({ data: { orderId: id, amount: total, reason: 'CUSTOMER' } });
  });

  it('changes nothing the second time', async () => {
    const { id } = await orders.placed({ userId: owner.id });
    const first = await orders.cancel(id, owner);
    expect(await orders.cancel(id, staff)).toEqual(first);
    expect(await orders.typesOf(id)).toHaveLength(3);
  });

  it('is refused once the order has left', async () => {
    const { id } = await orders.confirmed({ userId: owner.id });
    await orders.ship({ orderId: id });
    await expect(orders.cancel(id, owner)).rejects.toMatchObject({
      code: 'ORDER_NOT_CANCELLABLE',
      kind: 'conflict',
    });
  });
});
