import { z } from 'zod';
import { Address } from '../../kernel/address';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { ExpectedVersions } from '../../kernel/versions';
import { Order } from '../order';
import { orderProblems } from '../problems';

/** Corrects where an order goes, before it is shipped: the owner, or staff. */
export const ChangeOrder = defineCommand({
  name: 'orders.change',
  owner: 'orders',
  access: 'orders:change',
  fails: [orderProblems.ORDER_NOT_FOUND, orderProblems.ORDER_NOT_CHANGEABLE],
  input: z.strictObject({ orderId: Id, shippingAddress: Address, expectedVersions: ExpectedVersions }),
  output: Order,
});
