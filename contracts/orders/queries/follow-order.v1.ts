import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { orderProblems } from '../problems';
import { TimelineEntry } from '../timeline';

/** The steps of an order behind the last one seen, for somebody who follows it live. */
export const FollowOrder = defineQuery({
  name: 'orders.follow',
  owner: 'orders',
  access: 'orders:read',
  fails: [orderProblems.ORDER_NOT_FOUND],
  input: z.strictObject({
    orderId: Id,
    /** The last step's sequence; 0 where none was seen. */
    after: z.int().nonnegative(),
  }),
  output: z.object({
    entries: z.array(TimelineEntry),
    /** Whether the order is delivered or cancelled, and no refund is on its way. */
    ended: z.boolean(),
  }),
});
