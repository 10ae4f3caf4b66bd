import { defineQuery } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { PageRequest, pageOf } from '../../kernel/page';
import { orderProblems } from '../problems';
import { TimelineEntry } from '../timeline';

/** What has happened to one order, oldest first. */
export const GetTimeline = defineQuery({
  name: 'orders.get-timeline',
  owner: 'orders',
  access: 'orders:read',
  fails: [orderProblems.ORDER_NOT_FOUND],
  input: PageRequest.extend({ orderId: Id }),
  output: pageOf(TimelineEntry),
});
