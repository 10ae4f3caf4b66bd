import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { Order } from '../order';

/** One order, of the caller or for staff. Fails with ORDER_NOT_FOUND. */
export const GetOrder = defineQuery({
  name: 'orders.get',
  owner: 'orders',
  input: z.strictObject({ orderId: Id }),
  output: Order,
});
