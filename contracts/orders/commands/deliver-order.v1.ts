import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { ExpectedVersions } from '../../kernel/versions';
import { Order } from '../order';
import { orderProblems } from '../problems';

/** The parcel has arrived; again, it answers the order as it is. */
export const DeliverOrder = defineCommand({
  name: 'orders.deliver',
  owner: 'orders',
  access: 'orders:fulfil',
  fails: [orderProblems.ORDER_NOT_FOUND, orderProblems.ORDER_NOT_DELIVERABLE],
  input: z.strictObject({ orderId: Id, expectedVersions: ExpectedVersions }),
  output: Order,
});
