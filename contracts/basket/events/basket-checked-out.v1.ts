import { z } from 'zod';
import { Address } from '../../kernel/address';
import { defineEvent } from '../../kernel/define-event';
import { CustomerReference, Id } from '../../kernel/ids';
import { Lines } from '../../kernel/lines';
import { Money } from '../../kernel/money';
import { PaymentMethod } from '../../payments/payment-method';

/** A shopper checked a basket out: the order's id is given, its lines and prices are fixed. */
export const BasketCheckedOut = defineEvent({
  type: 'basket.checked-out.v1',
  owner: 'basket',
  subject: (data) => data.orderId,
  data: z.object({
    orderId: Id,
    basketId: Id,
    userId: Id,
    customerId: CustomerReference.optional(),
    lines: Lines,
    total: Money,
    paymentMethod: PaymentMethod,
    shippingAddress: Address.optional(),
  }),
});
