import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { Order } from '../../orders/order';

/** A check-out by the order it leads to, as the order SUBMITTED: for the moment before orders has opened it. Fails with ORDER_NOT_FOUND. */
export const GetCheckout = defineQuery({
  name: 'basket.get-checkout',
  owner: 'products-basket',
  input: z.strictObject({ orderId: Id }),
  output: Order,
});
