import { defineQuery } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { PageRequest, pageOf } from '../../kernel/page';
import { Payment } from '../payment';

/** The payments of one order of the caller, or of any for staff; none while no money was asked for. */
export const ListPaymentsOfOrder = defineQuery({
  name: 'payments.list-of-order',
  owner: 'payments',
  access: 'orders:read',
  input: PageRequest.extend({ orderId: Id }),
  output: pageOf(Payment),
});
