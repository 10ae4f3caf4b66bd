import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { Id } from '../../kernel/ids';
import { Money } from '../../kernel/money';

/** Captured money went back. */
export const PaymentRefunded = defineEvent({
  type: 'payment.refunded.v1',
  owner: 'payments',
  subject: (data) => data.orderId,
  data: z.object({
    orderId: Id,
    paymentId: Id,
    refundId: Id,
    amount: Money,
  }),
});
