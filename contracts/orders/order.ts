import { z } from 'zod';
import { Address } from '../kernel/address';
import { CustomerReference, Id, ProductId } from '../kernel/ids';
import { Money } from '../kernel/money';
import { PaymentMethod } from '../payments/payment-method';
import { CancelReason, OrderStatus } from './order-status';
import { Shipment } from './shipment';

/** An order as its owner and the staff see it. */
export const Order = z.object({
  id: Id,
  status: OrderStatus,
  cancelReason: CancelReason.nullable().describe('Why it was cancelled; null while it is not'),
  basketId: Id,
  customerId: CustomerReference.optional(),
  items: z.array(
    z.object({
      productId: ProductId,
      name: z.string(),
      quantity: z.int(),
      unitPrice: Money,
      lineTotal: Money,
    }),
  ),
  total: Money,
  refundedAmount: Money.describe('What has gone back'),
  paymentMethod: PaymentMethod,
  shippingAddress: Address.nullable(),
  shipment: Shipment.nullable().describe('How it was sent off; null before'),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  version: z.int().nonnegative().describe('Counts the changes; stands in the `ETag`'),
});
export type Order = z.output<typeof Order>;
