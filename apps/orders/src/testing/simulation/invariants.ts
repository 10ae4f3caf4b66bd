import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { EventContract } from '#contracts/kernel/define-event';
import { NotificationRequested } from '#contracts/notifications/events/notification-requested.v1';
import { OrderCancelled } from '#contracts/orders/events/order-cancelled.v1';
import { OrderConfirmed } from '#contracts/orders/events/order-confirmed.v1';
import type { OrderState } from '../../domain/order-state';
import { refundedAmount } from '../../domain/refunds';
import type { Charge } from './model-payments';
import type { World } from './world';

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** True at any moment, whatever got lost. */
export function expectSafe(world: World): void {
  for (const [productId, left] of world.catalog.available) assert(left >= 0, `${productId} is oversold`);
  for (const order of ordersOf(world, 'CONFIRMED')) {
    assert(world.catalog.isHeld(order.id), 'confirmed without stock');
    const paid = kept(world, order).some(({ amount }) => isDeepStrictEqual(amount, order.total));
    assert(paid, 'confirmed without its money');
  }
}

/** True once nothing is on its way and every deadline has passed. */
export function expectSettled(world: World): void {
  for (const { status } of world.orders.states.values())
    assert(status === 'CONFIRMED' || status === 'CANCELLED', `an order hangs in ${status}`);
}

/** True then, where nobody cancelled and no clock ran. */
export function expectEndedByCause({ catalog, orders }: World): void {
  const causes = {
    stub: null,
    'stub-flaky': null,
    'stub-declined': 'PAYMENT_DECLINED',
    'stub-async': 'EXPIRED',
  };
  for (const { id, cancelReason, paymentMethod } of orders.states.values()) {
    const rejected = catalog.reservations.get(id)?.status === 'REJECTED';
    assert.equal(cancelReason, rejected ? 'OUT_OF_STOCK' : causes[paymentMethod]);
  }
}

/** True then, where messages come late, twice and in any order, but do come. */
export function expectConsistent(world: World): void {
  expectStockAddsUp(world);
  for (const order of ordersOf(world, 'CONFIRMED')) {
    const amounts = kept(world, order).map(({ amount }) => amount);
    assert.deepEqual(amounts, [order.total]);
    assert.deepEqual(endings(world, order), {
      confirmed: 1,
      toldConfirmed: 1,
      cancelled: 0,
      toldCancelled: 0,
    });
  }
  for (const order of ordersOf(world, 'CANCELLED')) {
    assert.deepEqual(kept(world, order), []);
    const { confirmed, ...rest } = endings(world, order);
    assert(confirmed <= 1, 'confirmed twice');
    assert.deepEqual(rest, { toldConfirmed: confirmed, cancelled: 1, toldCancelled: 1 });
  }
  for (const order of world.orders.states.values()) expectRefunded(world, order);
}

function expectStockAddsUp({ catalog, orders }: World): void {
  for (const [productId, initial] of catalog.initial) {
    const sold = [...orders.states.values()]
      .filter(({ status }) => status === 'CONFIRMED')
      .flatMap(({ lines }) => lines.filter((line) => line.productId === productId));
    const left = initial - sum(sold.map(({ quantity }) => quantity));
    assert.equal(catalog.available.get(productId), left);
  }
  for (const [orderId, { status }] of catalog.reservations) {
    const confirmed = orders.states.get(orderId)?.status === 'CONFIRMED';
    const expected = confirmed ? ['COMMITTED'] : ['REJECTED', 'RELEASED'];
    assert(expected.includes(status), `the stock of an order stays ${status}`);
  }
}

// All or nothing, and once: a charge is kept whole, or goes back whole by one refund.
function expectRefunded({ payments }: World, order: OrderState): void {
  const charges = payments.chargesOf(order.id);
  for (const { amount, refunds } of charges) {
    if (refunds.size > 0) assert.deepEqual([...refunds.values()], [amount]);
  }
  const back = charges.flatMap(({ refunds }) => [...refunds.values()]);
  const inCurrency = back.filter(({ currency }) => currency === order.total.currency);
  assert.equal(refundedAmount(order).amount, sum(inCurrency.map(({ amount }) => amount)));
}

function kept({ payments }: World, { id }: OrderState): Charge[] {
  return payments.chargesOf(id).filter(({ refunds }) => refunds.size === 0);
}

function ordersOf({ orders }: World, status: OrderState['status']): OrderState[] {
  return [...orders.states.values()].filter((order) => order.status === status);
}

/** How often the order's ends were announced, and its customer told of them. */
function endings({ sent }: World, { id }: OrderState) {
  const announced = ({ type }: EventContract) =>
    sent.filter(({ contract, data }) => contract.type === type && contract.subject(data) === id).length;
  const told = sent
    .filter(({ contract }) => contract.type === NotificationRequested.type)
    .map(({ data }) => NotificationRequested.data.parse(data))
    .filter(({ parameters }) => parameters['orderId'] === id);
  return {
    confirmed: announced(OrderConfirmed),
    toldConfirmed: told.filter(({ template }) => template === 'order-confirmed').length,
    cancelled: announced(OrderCancelled),
    toldCancelled: told.filter(({ template }) => template === 'order-cancelled').length,
  };
}
