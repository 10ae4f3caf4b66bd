import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { CustomerReference, Id } from '../../kernel/ids';
import { Money } from '../../kernel/money';

/** Money of the order has gone back, and the order knows it. */
export const OrderRefunded = defineEvent({
  type: 'order.refunded.v1',
  owner: 'orders',
  subject: (data) => data.orderId,
  data: z.object({
    orderId: Id,
    userId: Id,
    customerId: CustomerReference.optional(),
    refundId: Id,
    amount: Money,
    /** All that has gone back so far. */
    refundedAmount: Money,
  }),
});
