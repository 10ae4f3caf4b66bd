import assert from 'node:assert/strict';
import type { HistoryEntry } from '../../domain/order-history';
import type { OrderState } from '../../domain/order-state';
import type { World } from './world';

/** True at any moment: the timeline tells all that the order went through, in an order that can be. */
export function expectTold({ orders }: World): void {
  for (const order of orders.states.values()) {
    const history = orders.histories.get(order.id) ?? [];
    expectInStep(order, history);
    expectPossible(history);
    const count = (type: HistoryEntry['type']) => history.filter((entry) => entry.type === type).length;
    assert.equal(count('PAYMENT_CAPTURED'), order.payments.length);
    assert.equal(count('REFUND_REQUESTED'), order.refunds.length);
    assert.equal(count('REFUNDED'), order.refunds.filter(({ status }) => status === 'PAID').length);
  }
}

function expectInStep({ status, steps }: OrderState, history: readonly HistoryEntry[]): void {
  const sequences = history.map(({ sequence }) => sequence);
  assert.deepEqual(
    sequences,
    Array.from({ length: steps }, (_, i) => i + 1),
  );
  assert.equal(history.at(-1)?.status, status);
}

/** What has left never comes back, and nothing arrives that has not left. */
function expectPossible(history: readonly HistoryEntry[]): void {
  const path = history.map(({ status }) => status).filter((status, i, all) => status !== all[i - 1]);
  const straight = ['SUBMITTED', 'PLACED', 'AWAITING_PAYMENT', 'CONFIRMED', 'SHIPPED', 'DELIVERED'];
  const cancelled = path.at(-1) === 'CANCELLED';
  const way = cancelled ? path.slice(0, -1) : path;
  assert.deepEqual(way, straight.slice(0, way.length));
  if (cancelled) assert(!way.includes('SHIPPED'), 'cancelled after it has left');
}
