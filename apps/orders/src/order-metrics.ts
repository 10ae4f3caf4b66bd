import { counter, histogram } from '#libs/common';
import type { OrderState } from './domain/order-state';

const settled = counter({
  name: 'orders_settled_total',
  help: 'Orders that reached a settled status, with the reason of those cancelled',
  labelNames: ['status', 'reason'],
});

const confirmation = histogram({
  name: 'orders_confirmation_duration_seconds',
  help: 'How long it took from an order placed to the order confirmed',
  buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 900],
});

/** Counts an order's arrival at a settled status; not what happens to it there. */
export function countSettled(before: OrderState, after: OrderState): void {
  if (after.status === before.status || after.deadlineAt) return;
  settled.inc({ status: after.status, reason: after.cancelReason ?? '' });
  if (after.status === 'CONFIRMED') {
    confirmation.observe((after.updatedAt.getTime() - after.createdAt.getTime()) / 1_000);
  }
}
