import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { Id } from '../../kernel/ids';
import { Money } from '../../kernel/money';

/** Money that was captured for an order goes back. */
export const RefundRequested = defineEvent({
  type: 'refund.requested.v1',
  owner: 'orders',
  subject: (data) => data.orderId,
  data: z.object({
    orderId: Id,
    refundId: Id,
    /** Which payment it goes back to; the order's only one where it is not said. */
    paymentId: Id.optional(),
    amount: Money,
    reason: z.string().min(1).max(200),
  }),
});
