import { z } from 'zod';
import { Id } from '../kernel/ids';
import { Money } from '../kernel/money';
import { OrderStatus } from './order-status';
import { Consignment } from './shipment';

export const TimelineStep = z.enum([
  'SUBMITTED',
  'PLACED',
  'STOCK_RESERVED',
  'PAYMENT_CAPTURED',
  'CONFIRMED',
  'ADDRESS_CHANGED',
  'SHIPPED',
  'DELIVERED',
  'CANCELLED',
  'REFUND_REQUESTED',
  'REFUNDED',
]);
export type TimelineStep = z.output<typeof TimelineStep>;

/** What else is to say of a step: each kind of step says its own. No personal data: addresses stand in the order. */
export const TimelineData = Consignment.extend({
  reason: z.string().describe('Why the order was cancelled, or the money goes back'),
  paymentId: Id,
  refundId: Id,
  amount: Money,
}).partial();
export type TimelineData = z.output<typeof TimelineData>;

/** One step of an order, from its check-out on. */
export const TimelineEntry = z.object({
  sequence: z.int().positive().describe("Counts the order's steps from 1, without a gap"),
  type: TimelineStep,
  status: OrderStatus.describe('Where the order stood after it'),
  at: z.iso.datetime(),
  data: TimelineData.optional(),
});
export type TimelineEntry = z.output<typeof TimelineEntry>;
