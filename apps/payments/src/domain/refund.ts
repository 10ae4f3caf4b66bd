import type { Money } from '#contracts/kernel/money';
import type { Payment } from './payment';
import { NothingToRefund, PaymentNotOurs, RefundExceedsCaptured } from './payment.errors';

export interface Refund {
  readonly id: string;
  readonly amount: Money;
  readonly reason: string;
}

/** Whether the news of a capture may still come: a refund that overtook it has to wait. */
export function mayYetBeCaptured(payment: Payment): boolean {
  return payment.status !== 'CAPTURED' && payment.status !== 'DECLINED';
}

/** Throws where a refund names a payment that this one is not. */
export function checkPayment(payment: Payment, paymentId: string | undefined): void {
  if (paymentId !== undefined && paymentId !== payment.id)
    throw new PaymentNotOurs(paymentId, payment.orderId);
}

/** Sets money aside for a refund, so that refunds side by side cannot exceed what was captured. */
export function reserveRefund(payment: Payment, amount: Money): Payment {
  if (payment.status !== 'CAPTURED' || !payment.request) throw new NothingToRefund(payment.orderId);
  const left = payment.request.amount.amount - payment.refundedAmount;
  if (amount.currency !== payment.request.amount.currency || amount.amount > left) {
    throw new RefundExceedsCaptured(amount, { amount: left, currency: payment.request.amount.currency });
  }
  return {
    ...payment,
    refundedAmount: payment.refundedAmount + amount.amount,
    version: payment.version + 1,
  };
}

/** The provider's charge that a refund comes from. */
export function chargeOf(payment: Payment): string {
  if (!payment.chargeId) throw new NothingToRefund(payment.orderId);
  return payment.chargeId;
}
