import type { OrderStatus } from '#contracts/orders/order-status';
import type { TimelineData, TimelineStep } from '#contracts/orders/timeline';
import type { OrderState } from './order-state';
import { isFinal } from './order-status';

/** One step of an order, for people to read: written once, with the change that it tells of. */
export interface HistoryEntry {
  /** Counts the order's steps from 1. */
  readonly sequence: number;
  readonly type: TimelineStep;
  /** Where the order stood after it. */
  readonly status: OrderStatus;
  readonly at: Date;
  readonly data?: TimelineData;
}

/** Whether nothing more is expected: money that comes against all rules is still given back. */
export function hasEnded({ status, refunds }: Pick<OrderState, 'status' | 'refunds'>): boolean {
  return isFinal(status) && refunds.every((refund) => refund.status === 'PAID');
}
