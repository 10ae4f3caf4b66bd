import type { NewEvent } from '#contracts/kernel/define-event';
import {
  aConfirmedOrder,
  aPlacedOrder,
  aShippedOrder,
  anAddress,
  anOrder,
  anOrderAwaitingPayment,
  moment,
} from '../testing/builders';
import { OrderNotChangeable, OrderNotDeliverable, OrderNotShippable } from './order.errors';

const types = (events: readonly NewEvent[]) => events.map(({ contract }) => contract.type);
const dhl = { carrier: 'DHL', trackingNumber: 'T-7' };

describe('shipping an order', () => {
  it('that is confirmed tells everybody who carries it, and under which number', () => {
    const order = aConfirmedOrder();
    const events = order.ship(dhl, moment(10));
    expect(order.state).toMatchObject({
      status: 'SHIPPED',
      shipment: { ...dhl, shippedAt: moment(10).now.toISOString(), deliveredAt: null },
      deadlineAt: null,
    });
    expect(events).toMatchObject([
      { data: dhl, sequence: order.state.version },
      { data: { template: 'order-shipped', parameters: dhl } },
    ]);
    expect(types(events)).toEqual(['order.shipped.v1', 'notification.requested.v1']);
  });

  it('that has left already leaves it as it is', () => {
    const order = aShippedOrder();
    const before = order.state;
    expect(order.ship(dhl, moment(11))).toEqual([]);
    expect(order.state).toBe(before);
  });

  it.each([
    ['placed', aPlacedOrder()],
    ['unpaid', anOrderAwaitingPayment()],
    ['delivered', anOrder({ status: 'DELIVERED' })],
    ['cancelled', anOrder({ status: 'CANCELLED', cancelReason: 'STAFF' })],
  ])('that is %s is refused', (_, order) => {
    expect(() => order.ship(dhl, moment(10))).toThrow(OrderNotShippable);
  });
});

describe('delivering an order', () => {
  it('that was shipped keeps how it was sent off', () => {
    const order = aShippedOrder(dhl);
    const events = order.deliver(moment(20));
    expect(order.state).toMatchObject({
      status: 'DELIVERED',
      shipment: { ...dhl, deliveredAt: moment(20).now.toISOString() },
    });
    expect(types(events)).toEqual(['order.delivered.v1', 'notification.requested.v1']);
    expect(order.deliver(moment(21))).toEqual([]);
  });

  it.each([
    ['confirmed', aConfirmedOrder()],
    ['cancelled', anOrder({ status: 'CANCELLED', cancelReason: 'STAFF' })],
  ])('that is %s is refused', (_, order) => {
    expect(() => order.deliver(moment(20))).toThrow(OrderNotDeliverable);
  });
});

describe('the address of an order', () => {
  it.each([
    ['placed', aPlacedOrder()],
    ['unpaid', anOrderAwaitingPayment()],
    ['confirmed', aConfirmedOrder()],
  ])('that is %s can be changed, and nothing else with it', (_, order) => {
    const before = order.state;
    const shippingAddress = anAddress({ city: 'Potsdam' });
    const events = order.changeAddress(shippingAddress, moment(5));
    expect(order.state).toMatchObject({
      shippingAddress,
      status: before.status,
      deadlineAt: before.deadlineAt,
      version: before.version + 1,
    });
    expect(events).toMatchObject([{ data: { shippingAddress } }]);
  });

  it.each([
    ['shipped', aShippedOrder()],
    ['cancelled', anOrder({ status: 'CANCELLED', cancelReason: 'STAFF' })],
  ])('that is %s is refused', (_, order) => {
    expect(() => order.changeAddress(anAddress(), moment(5))).toThrow(OrderNotChangeable);
  });
});
