import { z } from 'zod';
import { Id } from '../kernel/ids';
import { Money } from '../kernel/money';

export const RefundStatus = z
  .enum(['REQUESTED', 'PAID'])
  .describe('`REQUESTED`: on its way back; `PAID`: the provider has given it back');
export type RefundStatus = z.output<typeof RefundStatus>;

/** Money that goes back, or went. */
export const Refund = z.object({
  id: Id,
  amount: Money,
  status: RefundStatus,
  reason: z.string(),
  requestedAt: z.iso.datetime(),
  paidAt: z.iso.datetime().nullable(),
});
export type Refund = z.output<typeof Refund>;
