import type { TimelineEntry } from '#contracts/orders/timeline';
import type { HistoryEntry } from './domain/order-history';

/** A step of an order as its owner and the staff see it. */
export function timelineEntry({ sequence, type, status, at, data }: HistoryEntry): TimelineEntry {
  return { sequence, type, status, at: at.toISOString(), data };
}
