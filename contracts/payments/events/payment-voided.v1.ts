import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { Id } from '../../kernel/ids';

/** A payment that was not captured will never be. */
export const PaymentVoided = defineEvent({
  type: 'payment.voided.v1',
  owner: 'payments',
  subject: (data) => data.orderId,
  data: z.object({
    orderId: Id,
    paymentId: Id,
  }),
});
