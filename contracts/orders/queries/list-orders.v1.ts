import { defineQuery } from '../../kernel/define-command';
import { PageRequest, pageOf } from '../../kernel/page';
import { Order } from '../order';
import { OrderStatus } from '../order-status';

/** The caller's orders, newest first; every order for staff. */
export const ListOrders = defineQuery({
  name: 'orders.list',
  owner: 'orders',
  access: 'orders:read',
  input: PageRequest.extend({ status: OrderStatus.optional() }),
  output: pageOf(Order),
});
