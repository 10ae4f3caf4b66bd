import { defineQuery } from '../../kernel/define-command';
import { CustomerReference, Id } from '../../kernel/ids';
import { PageRequest, pageOf } from '../../kernel/page';
import { Order } from '../order';
import { OrderStatus } from '../order-status';

/** The caller's orders, newest first; every order for staff. Filters narrow what the caller may see. */
export const ListOrders = defineQuery({
  name: 'orders.list',
  owner: 'orders',
  access: 'orders:read',
  input: PageRequest.extend({
    status: OrderStatus.optional().describe('Only orders of this status'),
    userId: Id.optional().describe('Only orders of this user, for staff'),
    customerId: CustomerReference.optional().describe('Only orders with this reference of the caller'),
  }),
  output: pageOf(Order),
});
