import { z } from 'zod';
import { Address } from '../../kernel/address';
import { defineEvent } from '../../kernel/define-event';
import { CustomerReference, Id } from '../../kernel/ids';

/** The order goes to another address than it was placed with. */
export const OrderAddressChanged = defineEvent({
  type: 'order.address-changed.v1',
  owner: 'orders',
  subject: (data) => data.orderId,
  data: z.object({
    orderId: Id,
    userId: Id,
    customerId: CustomerReference.optional(),
    shippingAddress: Address,
  }),
});
