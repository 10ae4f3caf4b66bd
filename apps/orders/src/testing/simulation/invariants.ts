import type { OrderState } from '../../domain/order-state';
import { refundedAmount } from '../../domain/refunds';
import type { Charge } from './model-payments';
import type { World } from './world';

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** True at any moment, whatever got lost. */
export function expectSafe(world: World): void {
  for (const [productId, left] of world.catalog.available)
    expect({ productId, left: left >= 0 }).toEqual({ productId, left: true });
  for (const order of ordersOf(world, 'CONFIRMED')) {
    expect(world.catalog.isHeld(order.id)).toBe(true);
    expect(kept(world, order).map((charge) => charge.amount)).toContainEqual(order.total);
  }
}

/** True once nothing is on its way and every deadline has passed. */
export function expectSettled(world: World): void {
  for (const { status } of world.orders.states.values()) expect(['CONFIRMED', 'CANCELLED']).toContain(status);
}

/** True then, where messages come late, twice and in any order, but do come. */
export function expectConsistent(world: World): void {
  expectStockAddsUp(world);
  for (const order of ordersOf(world, 'CONFIRMED')) {
    expect(kept(world, order).map((charge) => charge.amount)).toEqual([order.total]);
    expect(eventsOf(world, order)).toEqual({ confirmed: 1, cancelled: 0 });
  }
  for (const order of ordersOf(world, 'CANCELLED')) {
    expect(kept(world, order)).toEqual([]);
    expect(eventsOf(world, order)).toMatchObject({ cancelled: 1 });
  }
  for (const order of world.orders.states.values()) expectRefunded(world, order);
}

function expectStockAddsUp({ catalog, orders }: World): void {
  for (const [productId, initial] of catalog.initial) {
    const sold = [...orders.states.values()]
      .filter(({ status }) => status === 'CONFIRMED')
      .flatMap(({ lines }) => lines.filter((line) => line.productId === productId));
    const left = initial - sum(sold.map(({ quantity }) => quantity));
    expect({ productId, left: catalog.available.get(productId) }).toEqual({ productId, left });
  }
  for (const [orderId, { status }] of catalog.reservations) {
    const expected =
      orders.states.get(orderId)?.status === 'CONFIRMED' ? ['COMMITTED'] : ['REJECTED', 'RELEASED'];
    expect(expected).toContain(status);
  }
}

// All or nothing, and once: a charge is kept whole, or goes back whole by one refund.
function expectRefunded({ payments }: World, order: OrderState): void {
  const charges = payments.chargesOf(order.id);
  for (const { amount, refunds } of charges) expect([[], [amount]]).toContainEqual([...refunds.values()]);
  const back = charges.flatMap(({ refunds }) => [...refunds.values()]);
  const inCurrency = back.filter(({ currency }) => currency === order.total.currency);
  expect(refundedAmount(order).amount).toBe(sum(inCurrency.map(({ amount }) => amount)));
}

function kept({ payments }: World, { id }: OrderState): Charge[] {
  return payments.chargesOf(id).filter(({ refunds }) => refunds.size === 0);
}

function ordersOf({ orders }: World, status: OrderState['status']): OrderState[] {
  return [...orders.states.values()].filter((order) => order.status === status);
}

function eventsOf({ sent }: World, { id }: OrderState): { confirmed: number; cancelled: number } {
  const count = (type: string) =>
    sent.filter(({ contract, data }) => contract.type === type && contract.subject(data) === id).length;
  return { confirmed: count('order.confirmed.v1'), cancelled: count('order.cancelled.v1') };
}
