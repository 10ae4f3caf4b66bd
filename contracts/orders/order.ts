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
  /** Why it was cancelled; null while it is not. */
  cancelReason: CancelReason.nullable(),
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
  refundedAmount: Money,
  paymentMethod: PaymentMethod,
  shippingAddress: Address.nullable(),
  /** How it was sent off; null before. */
  shipment: Shipment.nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  version: z.int().nonnegative(),
});
export type Order = z.output<typeof Order>;
