import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { Id } from '../../kernel/ids';
import { Money } from '../../kernel/money';

/** The order's money is taken. */
export const PaymentCaptured = defineEvent({
  type: 'payment.captured.v1',
  owner: 'payments',
  subject: (data) => data.orderId,
  data: z.object({
    orderId: Id,
    paymentId: Id,
    amount: Money,
  }),
});
