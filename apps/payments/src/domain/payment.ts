import type { NewEvent } from '#contracts/kernel/define-event';
import type { Money } from '#contracts/kernel/money';
import { PaymentCaptured } from '#contracts/payments/events/payment-captured.v1';
import { PaymentDeclined } from '#contracts/payments/events/payment-declined.v1';
import { PaymentVoided } from '#contracts/payments/events/payment-voided.v1';
import type { PaymentMethod } from '#contracts/payments/payment-method';
import { PaymentNeverRequested } from './payment.errors';
import { isNews } from './payment-status';
import type { PaymentStatus } from './payment-status';

/** The one payment of an order. */
export interface Payment {
  readonly id: string;
  readonly orderId: string;
  readonly status: PaymentStatus;
  /** What was asked for; null where the order was cancelled before anything was. */
  readonly request: { readonly amount: Money; readonly method: PaymentMethod } | null;
  /** The provider's own id of the charge. */
  readonly chargeId: string | null;
  readonly declineReason: string | null;
  /** In minor units; includes refunds that the provider has not yet confirmed. */
  readonly refundedAmount: number;
  readonly version: number;
}

/** What the provider says of the charge. */
export type ChargeOutcome =
  | { readonly outcome: 'captured'; readonly chargeId: string }
  | { readonly outcome: 'declined'; readonly reason: string }
  | { readonly outcome: 'pending'; readonly chargeId: string };

/** The payment after a decision, and what the others must know; the same payment where nothing changed. */
export interface Decision {
  readonly payment: Payment;
  readonly events: readonly NewEvent[];
}

/** Records what the provider says; news that came before, or too late to matter, changes nothing. */
export function settle(payment: Payment, news: ChargeOutcome): Decision {
  if (!isNews(payment.status, news.outcome)) return { payment, events: [] };
  switch (news.outcome) {
    case 'captured':
      return captured(payment, news.chargeId);
    case 'declined':
      return declined(payment, news.reason);
    case 'pending':
      return { payment: changed(payment, { status: 'PENDING', chargeId: news.chargeId }), events: [] };
  }
}

/** Ends a payment that is not settled, for an order that was cancelled. */
export function cancel(payment: Payment): Decision {
  if (!isNews(payment.status, 'voided')) return { payment, events: [] };
  const after = changed(payment, { status: 'VOIDED' });
  const data = { orderId: after.orderId, paymentId: after.id };
  return { payment: after, events: [PaymentVoided.of(data, { sequence: after.version })] };
}

function captured(payment: Payment, chargeId: string): Decision {
  if (!payment.request) throw new PaymentNeverRequested(payment.orderId);
  const after = changed(payment, { status: 'CAPTURED', chargeId, declineReason: null });
  const data = { orderId: after.orderId, paymentId: after.id, amount: payment.request.amount };
  return { payment: after, events: [PaymentCaptured.of(data, { sequence: after.version })] };
}

function declined(payment: Payment, reason: string): Decision {
  const after = changed(payment, { status: 'DECLINED', declineReason: reason });
  const data = { orderId: after.orderId, paymentId: after.id, reason };
  return { payment: after, events: [PaymentDeclined.of(data, { sequence: after.version })] };
}

function changed(payment: Payment, change: Partial<Payment>): Payment {
  return { ...payment, ...change, version: payment.version + 1 };
}
