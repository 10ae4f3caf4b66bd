import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { Order } from '../order';

/** Cancels an order that has not been shipped: the owner as CUSTOMER, staff as STAFF. Fails with ORDER_NOT_FOUND, ORDER_NOT_CANCELLABLE. */
export const CancelOrder = defineCommand({
  name: 'orders.cancel',
  owner: 'orders',
  input: z.strictObject({ orderId: Id }),
  output: Order,
});
