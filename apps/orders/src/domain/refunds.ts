import { sumMoney, type Money } from '#contracts/kernel/money';
import type { CapturedPayment, OrderState, Refund } from './order-state';

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
  return [...refunds.filter(({ refundId }) => refundId !== paid.refundId), { ...paid, status: 'PAID' }];
}
