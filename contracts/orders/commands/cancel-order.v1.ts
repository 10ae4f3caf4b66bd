import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { ExpectedVersions } from '../../kernel/versions';
import { Order } from '../order';
import { orderProblems } from '../problems';

/** Cancels an order that has not been shipped: the owner as CUSTOMER, staff as STAFF. */
export const CancelOrder = defineCommand({
  name: 'orders.cancel',
  owner: 'orders',
  access: 'orders:change',
  fails: [orderProblems.ORDER_NOT_FOUND, orderProblems.ORDER_NOT_CANCELLABLE],
  input: z.strictObject({ orderId: Id, expectedVersions: ExpectedVersions }),
  output: Order,
});
