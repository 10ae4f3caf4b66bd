import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { OrderState } from '../../domain/order-state';
import type { OpenStatus } from '../../domain/order-status';
import { refundedAmount } from '../../domain/refunds';
import { endingsOf } from './endings';
import { expectTold } from './expect-told';
import { leftOf, type Charge } from './model-payments';
import { GOODWILL } from './wishes';
import type { World } from './world';

const standing: readonly OpenStatus[] = ['CONFIRMED', 'SHIPPED', 'DELIVERED'];

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** True at any moment, whatever got lost. */
export function expectSafe(world: World): void {
  for (const [productId, left] of world.catalog.available) assert(left >= 0, `${productId} is oversold`);
  for (const order of ordersOf(world, ...standing)) {
    assert(world.catalog.isHeld(order.id), `${order.status} without stock`);
    const paid = kept(world, order).some(({ amount }) => isDeepStrictEqual(amount, order.total));
    assert(paid, `${order.status} without its money`);
  }
  expectTold(world);
}

/** True once nothing is on its way and every deadline has passed. */
export function expectSettled(world: World): void {
  for (const { status } of world.orders.states.values())
    assert(status === 'CANCELLED' || standing.includes(status), `an order hangs in ${status}`);
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
  for (const order of ordersOf(world, ...standing)) {
    const amounts = kept(world, order).map(({ amount }) => amount);
    assert.deepEqual(amounts, [order.total]);
    const shipped = order.status === 'CONFIRMED' ? 0 : 1;
    const delivered = order.status === 'DELIVERED' ? 1 : 0;
    assert.deepEqual(endingsOf(order, world.sent), {
      announced: { confirmed: 1, cancelled: 0, shipped, delivered },
      told: { confirmed: 1, cancelled: 0, shipped, delivered },
    });
  }
  for (const order of ordersOf(world, 'CANCELLED')) {
    assert.deepEqual(
      world.payments.chargesOf(order.id).filter((charge) => leftOf(charge) > 0),
      [],
    );
    const { announced, told } = endingsOf(order, world.sent);
    assert(announced.confirmed <= 1, 'confirmed twice');
    assert.deepEqual(announced, { confirmed: announced.confirmed, cancelled: 1, shipped: 0, delivered: 0 });
    assert.deepEqual(told, announced);
  }
  for (const order of world.orders.states.values()) expectRefunded(world, order);
}

function expectStockAddsUp({ catalog, orders }: World): void {
  for (const [productId, initial] of catalog.initial) {
    const sold = [...orders.states.values()]
      .filter(({ status }) => standing.includes(status))
      .flatMap(({ lines }) => lines.filter((line) => line.productId === productId));
    const left = initial - sum(sold.map(({ quantity }) => quantity));
    assert.equal(catalog.available.get(productId), left);
  }
  for (const [orderId, { status }] of catalog.reservations) {
    const stands = standing.includes(orders.states.get(orderId)?.status ?? 'CANCELLED');
    const expected = stands ? ['COMMITTED'] : ['REJECTED', 'RELEASED'];
    assert(expected.includes(status), `the stock of an order stays ${status}`);
  }
}

// All or nothing, and once: what the process gives back goes by one refund, beside what staff gave before.
function expectRefunded({ payments }: World, order: OrderState): void {
  const charges = payments.chargesOf(order.id);
  for (const charge of charges) {
    const ofProcess = [...charge.refunds.keys()].filter((refundId) => !isGoodwill(order, refundId));
    assert(ofProcess.length <= 1, 'given back twice');
    if (ofProcess.length === 1) assert.equal(leftOf(charge), 0);
  }
  const back = charges.flatMap(({ refunds }) => [...refunds.values()]);
  const inCurrency = back.filter(({ currency }) => currency === order.total.currency);
  assert.equal(refundedAmount(order).amount, sum(inCurrency.map(({ amount }) => amount)));
}

/** The charges that the order stands on: of the others all has gone back. */
function kept({ payments }: World, order: OrderState): Charge[] {
  return payments
    .chargesOf(order.id)
    .filter(({ refunds }) => [...refunds.keys()].every((refundId) => isGoodwill(order, refundId)));
}

function isGoodwill({ refunds }: OrderState, id: string): boolean {
  return refunds.some(({ refundId, reason }) => refundId === id && reason === GOODWILL);
}

function ordersOf({ orders }: World, ...statuses: readonly OpenStatus[]): OrderState[] {
  return [...orders.states.values()].filter(({ status }) => statuses.includes(status));
}
