import { newId } from '#libs/common';
import { Order } from '#contracts/orders/order';
import { anAddress } from '../src/testing/builders';
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

describe('fulfilling an order', () => {
  it('ships and delivers it, and stores how', async () => {
    const { id } = await orders.confirmed();
    const shipped = await orders.ship({ orderId: id, carrier: 'DHL', trackingNumber: 'T-7' });
    expect(Order.parse(shipped)).toMatchObject({
      status: 'SHIPPED',
      shipment: { carrier: 'DHL', trackingNumber: 'T-7', deliveredAt: null },
    });
    const delivered = await orders.deliver({ orderId: id });
    expect(delivered).toMatchObject({ status: 'DELIVERED', version: 5 });
    expect(await orders.get(id, staff)).toEqual(delivered);
    expect((await orders.typesOf(id)).slice(-4)).toEqual([
      'order.shipped.v1',
      'notification.requested.v1',
      'order.delivered.v1',
      'notification.requested.v1',
    ]);
  });

  it('ships once, however many ship it at once', async () => {
    const { id } = await orders.confirmed();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => orders.ship({ orderId: id, trackingNumber: `T-${i}` })),
    );
    expect(new Set(answers.map(({ shipment }) => shipment?.trackingNumber)).size).toBe(1);
    expect((await orders.typesOf(id)).filter((type) => type === 'order.shipped.v1')).toHaveLength(1);
  });

  it('either ships or cancels it where both are wanted at once', async () => {
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const { id } = await orders.confirmed({ userId: owner.id });
        const attempts = await Promise.allSettled([orders.ship({ orderId: id }), orders.cancel(id, owner)]);
        expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      }),
    );
  });

  it('is refused for an order that is not there, or not so far', async () => {
    await expect(orders.ship({ orderId: newId() })).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' });
    const { id } = await orders.placed();
    await expect(orders.ship({ orderId: id })).rejects.toMatchObject({
      code: 'ORDER_NOT_SHIPPABLE',
      kind: 'conflict',
      facts: { errors: [{ field: 'orderId' }] },
    });
    await expect(orders.deliver({ orderId: id })).rejects.toMatchObject({ code: 'ORDER_NOT_DELIVERABLE' });
  });
});

describe("an order's address", () => {
  const shippingAddress = anAddress({ city: 'Potsdam' });

  it.each([
    ['its owner', owner],
    ['staff', staff],
  ])('is changed by %s', async (_, caller) => {
    const { id } = await orders.confirmed({ userId: owner.id, shippingAddress: anAddress() });
    const changed = await orders.change({ orderId: id, shippingAddress }, caller);
    expect(changed).toMatchObject({ status: 'CONFIRMED', shippingAddress, version: 4 });
    expect(await orders.get(id, caller)).toEqual(changed);
    expect((await orders.eventsOf(id)).at(-1)).toMatchObject({
      type: 'order.address-changed.v1',
      data: { shippingAddress },
    });
  });

  it('cannot be changed by a stranger, who is told of no order', async () => {
    const { id } = await orders.confirmed({ userId: owner.id });
    const change = orders.change({ orderId: id, shippingAddress }, stranger);
    await expect(change).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' });
  });

  it('stays once the order has left', async () => {
    const { id } = await orders.shipped({ userId: owner.id });
    const change = orders.change({ orderId: id, shippingAddress }, owner);
    await expect(change).rejects.toMatchObject({ code: 'ORDER_NOT_CHANGEABLE', kind: 'conflict' });
  });
});

describe('a change that is meant for a version', () => {
  it('is made to that version only', async () => {
    const { id, version } = await orders.confirmed({ userId: owner.id });
    const stale = [version - 1];
    const refusals = [
      () => orders.cancel(id, owner, stale),
      () => orders.change({ orderId: id, shippingAddress: anAddress(), expectedVersions: stale }, owner),
      () => orders.ship({ orderId: id, expectedVersions: stale }),
      () => orders.deliver({ orderId: id, expectedVersions: stale }),
      () => orders.refund({ orderId: id, expectedVersions: stale }),
    ];
    for (const refused of refusals)
      await expect(refused()).rejects.toMatchObject({ code: 'STALE_VERSION', kind: 'stale' });
    expect(await orders.stateOf(id)).toMatchObject({ status: 'CONFIRMED', version });
    await orders.ship({ orderId: id, expectedVersions: [version - 1, version] });
    expect(await orders.stateOf(id)).toMatchObject({ status: 'SHIPPED', version: version + 1 });
  });

  it('is made once where many make theirs at once', async () => {
    const { id, version } = await orders.confirmed({ userId: owner.id });
    const changes = Array.from({ length: 10 }, (_, i) => {
      const shippingAddress = anAddress({ line1: `Hauptstraße ${i + 1}` });
      return orders.change({ orderId: id, shippingAddress, expectedVersions: [version] }, owner);
    });
    const settled = await Promise.allSettled(changes);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
