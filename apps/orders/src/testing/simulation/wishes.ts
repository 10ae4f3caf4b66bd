import assert from 'node:assert/strict';
import { DomainError } from '#libs/common';
import type { Money } from '#contracts/kernel/money';
import type { OpenStatus } from '../../domain/order-status';
import { NothingToRefund, RefundExceedsCaptured } from '../../domain/order.errors';
import { anAddress } from '../builders';
import type { Decision } from './model-orders';
import type { World } from './world';

/** What somebody may want of an order, where it must be granted, and what it leads to. */
interface Wish {
  readonly decide: Decision;
  readonly grantedIn: readonly OpenStatus[];
  readonly leadsTo?: OpenStatus;
}

const cancelling = (by: 'CUSTOMER' | 'STAFF'): Wish => ({
  decide: (order, at) => order.cancel(by, at),
  grantedIn: ['PLACED', 'AWAITING_PAYMENT', 'CONFIRMED', 'CANCELLED'],
  leadsTo: 'CANCELLED',
});

export const wishes = {
  customerCancels: cancelling('CUSTOMER'),
  staffCancels: cancelling('STAFF'),
  addressChanges: {
    decide: (order, at) => order.changeAddress(anAddress(), at),
    grantedIn: ['PLACED', 'AWAITING_PAYMENT', 'CONFIRMED'],
  },
  staffShips: {
    decide: (order, at) => order.ship({}, at),
    grantedIn: ['CONFIRMED', 'SHIPPED'],
    leadsTo: 'SHIPPED',
  },
  staffDelivers: {
    decide: (order, at) => order.deliver(at),
    grantedIn: ['SHIPPED', 'DELIVERED'],
    leadsTo: 'DELIVERED',
  },
} satisfies Record<string, Wish>;

export function wishFor({ decide, grantedIn, leadsTo }: Wish, world: World, orderId: string): void {
  const { orders } = world;
  const before = orders.states.get(orderId)?.status;
  if (!before) return;
  if (!grantedIn.includes(before)) {
    assert.throws(() => orders.change(orderId, decide), DomainError);
    return;
  }
  world.send(orders.change(orderId, decide));
  assert.equal(orders.states.get(orderId)?.status, leadsTo ?? before);
}

/** The reason of refunds that staff give for no cause of the process. */
export const GOODWILL = 'GOODWILL';

export function wishForRefund(world: World, orderId: string, amount: Money | undefined): void {
  if (!world.orders.states.has(orderId)) return;
  try {
    const wished = { amount, reason: GOODWILL };
    world.send(world.orders.change(orderId, (order, at) => order.refund(wished, at)));
  } catch (error) {
    if (!(error instanceof NothingToRefund || error instanceof RefundExceedsCaptured)) throw error;
  }
}
