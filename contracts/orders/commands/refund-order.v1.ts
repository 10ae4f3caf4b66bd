import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { Money } from '../../kernel/money';
import { ExpectedVersions } from '../../kernel/versions';
import { paymentProblems } from '../../payments/problems';
import { Refund } from '../../payments/refund';
import { orderProblems } from '../problems';

/** Gives captured money back: the amount, or all that is left. Parts add up, never to more than was captured. */
export const RefundOrder = defineCommand({
  name: 'orders.refund',
  owner: 'orders',
  access: 'orders:refund',
  fails: [
    orderProblems.ORDER_NOT_FOUND,
    paymentProblems.NOTHING_TO_REFUND,
    paymentProblems.REFUND_EXCEEDS_CAPTURED,
  ],
  input: z.strictObject({
    orderId: Id,
    amount: Money.extend({ amount: z.int().positive() })
      .optional()
      .describe('All that is left, where it is not said'),
    reason: z.string().trim().min(1).max(200).optional().describe("Shown in the order's timeline"),
    expectedVersions: ExpectedVersions,
  }),
  output: Refund,
});
