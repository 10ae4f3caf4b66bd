import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { CustomerReference, Id } from '../../kernel/ids';
import { Money } from '../../kernel/money';

/** Stock is reserved and the money is captured: the order stands. */
export const OrderConfirmed = defineEvent({
  type: 'order.confirmed.v1',
  owner: 'orders',
  subject: (data) => data.orderId,
  data: z.object({
    orderId: Id,
    userId: Id,
    customerId: CustomerReference.optional(),
    total: Money,
  }),
});
