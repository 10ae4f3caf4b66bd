import { sumMoney } from '#contracts/kernel/money';
import { PaymentStatus, type Payment } from '#contracts/payments/payment';
import { PaymentMethod } from '#contracts/payments/payment-method';
import type { Refund } from '#contracts/payments/refund';
import type { Payment as PaymentRow, Refund as RefundRow } from './generated/client';

/** A payment as its owner and the staff see it. */
export function paymentView(row: PaymentRow & { readonly refunds: readonly RefundRow[] }): Payment {
  const currency = row.currency ?? '';
  const refunds = row.refunds.map((refund) => refundView(refund, currency));
  const paid = refunds.filter(({ status }) => status === 'PAID');
  return {
    id: row.id,
    orderId: row.orderId,
    status: PaymentStatus.parse(row.status),
    method: PaymentMethod.parse(row.method),
    amount: { amount: Number(row.amount), currency },
    refundedAmount: sumMoney(
      paid.map(({ amount }) => amount),
      currency,
    ),
    declineReason: row.declineReason,
    createdAt: row.createdAt.toISOString(),
    capturedAt: row.capturedAt?.toISOString() ?? null,
    refunds,
  };
}

function refundView({ id, amount, reason, createdAt, settledAt }: RefundRow, currency: string): Refund {
  return {
    id,
    amount: { amount: Number(amount), currency },
    status: settledAt ? 'PAID' : 'REQUESTED',
    reason,
    requestedAt: createdAt.toISOString(),
    paidAt: settledAt?.toISOString() ?? null,
  };
}
