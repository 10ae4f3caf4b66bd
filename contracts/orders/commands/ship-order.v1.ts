import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { ExpectedVersions } from '../../kernel/versions';
import { Order } from '../order';
import { orderProblems } from '../problems';
import { Consignment } from '../shipment';

/** An order that is confirmed has left the warehouse; again, it answers the order as it is. */
export const ShipOrder = defineCommand({
  name: 'orders.ship',
  owner: 'orders',
  access: 'orders:fulfil',
  fails: [orderProblems.ORDER_NOT_FOUND, orderProblems.ORDER_NOT_SHIPPABLE],
  input: Consignment.extend({ orderId: Id, expectedVersions: ExpectedVersions }).strict(),
  output: Order,
});
