import { z } from 'zod';
import { Id } from '../kernel/ids';
import { Money } from '../kernel/money';
import { PaymentMethod } from './payment-method';
import { Refund } from './refund';

export const PaymentStatus = z
  .enum(['REQUESTED', 'PENDING', 'CAPTURED', 'DECLINED', 'VOIDED'])
  .describe('`PENDING`: the provider answers later; `VOIDED`: given up before any money moved');
export type PaymentStatus = z.output<typeof PaymentStatus>;

/** The money of an order as its owner and the staff see it. */
export const Payment = z.object({
  id: Id,
  orderId: Id,
  status: PaymentStatus,
  method: PaymentMethod,
  amount: Money,
  refundedAmount: Money.describe('What has gone back'),
  declineReason: z.string().describe("The provider's reason, e.g. `card_declined`").nullable(),
  createdAt: z.iso.datetime(),
  capturedAt: z.iso.datetime().nullable(),
  refunds: z.array(Refund).describe('The oldest first'),
});
export type Payment = z.output<typeof Payment>;
