import { PaymentMethod } from '#contracts/payments/payment-method';
import type { Payment } from '../domain/payment';
import type { PaymentStatus } from '../domain/payment-status';

/** A row of `payments` as raw SQL returns it. */
export interface PaymentRow {
  readonly id: string;
  readonly order_id: string;
  readonly status: PaymentStatus;
  readonly method: string | null;
  readonly amount: bigint | null;
  readonly currency: string | null;
  readonly charge_id: string | null;
  readonly decline_reason: string | null;
  readonly refunded_amount: bigint;
  readonly version: number;
}

export function toPayment(row: PaymentRow): Payment {
  return {
    id: row.id,
    orderId: row.order_id,
    status: row.status,
    request: toRequest(row),
    chargeId: row.charge_id,
    declineReason: row.decline_reason,
    refundedAmount: Number(row.refunded_amount),
    version: row.version,
  };
}

function toRequest({ amount, currency, method }: PaymentRow): Payment['request'] {
  if (amount === null || currency === null) return null;
  return { amount: { amount: Number(amount), currency }, method: PaymentMethod.parse(method) };
}
