import { z } from 'zod';
import { Id } from '../kernel/ids';
import { Money } from '../kernel/money';
import { PaymentMethod } from './payment-method';
import { Refund } from './refund';

/** `PENDING`: the provider answers later; `VOIDED`: given up before any money moved. */
export const PaymentStatus = z.enum(['REQUESTED', 'PENDING', 'CAPTURED', 'DECLINED', 'VOIDED']);
export type PaymentStatus = z.output<typeof PaymentStatus>;

/** The money of an order as its owner and the staff see it. */
export const Payment = z.object({
  id: Id,
  orderId: Id,
  status: PaymentStatus,
  method: PaymentMethod,
  amount: Money,
  /** What has gone back. */
  refundedAmount: Money,
  declineReason: z.string().describe("The provider's reason, e.g. `card_declined`").nullable(),
  createdAt: z.iso.datetime(),
  capturedAt: z.iso.datetime().nullable(),
  /** The oldest first. */
  refunds: z.array(Refund),
});
export type Payment = z.output<typeof Payment>;
