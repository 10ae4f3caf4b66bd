import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { Order } from '../../orders/order';
import { orderProblems } from '../../orders/problems';

/** A check-out by the order it leads to, as the order SUBMITTED: for the moment before orders has opened it. */
export const GetCheckout = defineQuery({
  name: 'basket.get-checkout',
  owner: 'products-basket',
  access: 'orders:read',
  fails: [orderProblems.ORDER_NOT_FOUND],
  input: z.strictObject({ orderId: Id }),
  output: Order,
});
