import { sumMoney, type Money } from '#contracts/kernel/money';
import type { CapturedPayment, OrderState, Refund } from './order-state';
import { NothingToRefund, RefundExceedsCaptured } from './order.errors';

/** What of a payment is neither back nor on its way back; never below zero. */
export function outstanding(payment: CapturedPayment, refunds: readonly Refund[]): Money {
  const { currency } = payment.amount;
  const back = refunds.filter(
    (refund) => refund.paymentId === payment.paymentId && refund.amount.currency === currency,
  );
  const given = sumMoney(
    back.map((refund) => refund.amount),
    currency,
  );
  return { amount: Math.max(0, payment.amount.amount - given.amount), currency };
}

/** What can still go back, by payment: an order keeps one payment at most. */
export function refundable({
  payments,
  refunds,
}: Pick<OrderState, 'payments' | 'refunds'>): CapturedPayment[] {
  return payments
    .map((payment) => ({ paymentId: payment.paymentId, amount: outstanding(payment, refunds) }))
    .filter(({ amount }) => amount.amount > 0);
}

/** How much is to go back, all that is left unless told, and why. */
export interface RefundWish {
  readonly amount?: Money;
  readonly reason?: string;
}

/** Throws NOTHING_TO_REFUND, or REFUND_EXCEEDS_CAPTURED. */
export function partToRefund(order: OrderState, wished: Money | undefined): CapturedPayment {
  const [kept] = refundable(order);
  if (!kept) throw new NothingToRefund(order.id);
  const amount = wished ?? kept.amount;
  if (amount.currency !== kept.amount.currency || amount.amount > kept.amount.amount)
    throw new RefundExceedsCaptured(amount, kept.amount);
  return { paymentId: kept.paymentId, amount };
}

/** What payments has given back, in the order's currency. */
export function refundedAmount({ refunds, total }: Pick<OrderState, 'refunds' | 'total'>): Money {
  const paid = refunds.filter(
    ({ status, amount }) => status === 'PAID' && amount.currency === total.currency,
  );
  return sumMoney(
    paid.map((refund) => refund.amount),
    total.currency,
  );
}

/** The refunds with this one among them, as it was paid. */
export function withPaid(refunds: readonly Refund[], paid: Omit<Refund, 'status'>): Refund[] {
  const known = refunds.find(({ refundId }) => refundId === paid.refundId);
  return [...refunds.filter((refund) => refund !== known), { ...known, ...paid, status: 'PAID' }];
}
