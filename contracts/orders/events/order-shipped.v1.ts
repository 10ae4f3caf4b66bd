import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { CustomerReference, Id } from '../../kernel/ids';
import { Consignment } from '../shipment';

/** The order has left the warehouse. */
export const OrderShipped = defineEvent({
  type: 'order.shipped.v1',
  owner: 'orders',
  subject: (data) => data.orderId,
  data: z.object({
    orderId: Id,
    userId: Id,
    customerId: CustomerReference.optional(),
    ...Consignment.shape,
  }),
});
