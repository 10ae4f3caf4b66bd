import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Address } from '../../kernel/address';
import { Id } from '../../kernel/ids';
import { OrderStatus } from '../../orders/order-status';
import { PaymentMethod } from '../../payments/payment-method';
import { basketProblems } from '../problems';
import { catalogProblems } from '../../catalog/problems';

/**
 * Turns a basket into an order, at the catalog's prices; a second check-out of one basket answers the same
 * order.
 */
export const CheckOutBasket = defineCommand({
  name: 'basket.check-out',
  owner: 'products-basket',
  access: 'orders:place',
  fails: [
    basketProblems.BASKET_NOT_FOUND,
    basketProblems.BASKET_EMPTY,
    basketProblems.BASKET_CHANGED,
    basketProblems.BASKET_BUSY,
    basketProblems.CURRENCY_MISMATCH,
    catalogProblems.PRODUCT_NOT_FOUND,
  ],
  input: z.strictObject({
    basketId: Id,
    paymentMethod: PaymentMethod,
    shippingAddress: Address.optional(),
  }),
  output: z.object({ id: Id, status: OrderStatus }),
});
