import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { CustomerReference, Id } from '../../kernel/ids';
import { CancelReason } from '../order-status';

/** The order will not be fulfilled: reserved stock is released, an open payment is voided. */
export const OrderCancelled = defineEvent({
  type: 'order.cancelled.v1',
  owner: 'orders',
  subject: (data) => data.orderId,
  data: z.object({
    orderId: Id,
    userId: Id,
    customerId: CustomerReference.optional(),
    reason: CancelReason,
  }),
});
