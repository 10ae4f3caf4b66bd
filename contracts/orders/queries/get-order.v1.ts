import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { Order } from '../order';
import { orderProblems } from '../problems';

/** One order, of the caller or for staff. */
export const GetOrder = defineQuery({
  name: 'orders.get',
  owner: 'orders',
  access: 'orders:read',
  fails: [orderProblems.ORDER_NOT_FOUND],
  input: z.strictObject({ orderId: Id }),
  output: Order,
});
