import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { Id } from '../../kernel/ids';
import { Money } from '../../kernel/money';
import { PaymentMethod } from '../../payments/payment-method';

/** The stock is reserved: the order's money is asked for. */
export const PaymentRequested = defineEvent({
  type: 'payment.requested.v1',
  owner: 'orders',
  subject: (data) => data.orderId,
  data: z.object({
    orderId: Id,
    userId: Id,
    amount: Money,
    method: PaymentMethod,
  }),
});
