import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { CustomerReference, Id } from '../../kernel/ids';

/** The order has arrived. */
export const OrderDelivered = defineEvent({
  type: 'order.delivered.v1',
  owner: 'orders',
  subject: (data) => data.orderId,
  data: z.object({
    orderId: Id,
    userId: Id,
    customerId: CustomerReference.optional(),
  }),
});
