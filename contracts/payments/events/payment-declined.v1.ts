import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { Id } from '../../kernel/ids';

/** The provider refuses the order's money for good. */
export const PaymentDeclined = defineEvent({
  type: 'payment.declined.v1',
  owner: 'payments',
  subject: (data) => data.orderId,
  data: z.object({
    orderId: Id,
    paymentId: Id,
    /** The provider's reason, e.g. `card_declined`. */
    reason: z.string().min(1).max(200),
  }),
});
