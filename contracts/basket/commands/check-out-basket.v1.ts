import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Address } from '../../kernel/address';
import { Id } from '../../kernel/ids';
import { OrderStatus } from '../../orders/order-status';
import { PaymentMethod } from '../../payments/payment-method';

/** Turns a basket into an order; a second check-out of one basket answers the same order. Fails with BASKET_NOT_FOUND, BASKET_EMPTY, PRODUCT_NOT_FOUND. */
export const CheckOutBasket = defineCommand({
  name: 'basket.check-out',
  owner: 'products-basket',
  input: z.strictObject({
    basketId: Id,
    paymentMethod: PaymentMethod,
    shippingAddress: Address.optional(),
  }),
  output: z.object({ id: Id, status: OrderStatus }),
});
