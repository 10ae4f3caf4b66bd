import { DomainError } from '#libs/common';
import type { Money } from '#contracts/kernel/money';

/** A capture of what nobody asked for. */
export class PaymentNeverRequested extends DomainError {
  constructor(orderId: string) {
    super('PAYMENT_NEVER_REQUESTED', 'conflict', `No money was asked for order ${orderId}.`);
  }
}

/** A refund of money that somebody else took: it must not be paid from this order's own payment. */
export class PaymentNotOurs extends DomainError {
  constructor(paymentId: string, orderId: string) {
    super(
      'PAYMENT_NOT_OURS',
      'conflict',
      `Payment ${paymentId} is not the one that was taken for order ${orderId}.`,
    );
  }
}

export class NothingToRefund extends DomainError {
  constructor(orderId: string) {
    super('NOTHING_TO_REFUND', 'conflict', `No money was captured for order ${orderId}.`);
  }
}

export class RefundExceedsCaptured extends DomainError {
  constructor(asked: Money, left: Money) {
    super(
      'REFUND_EXCEEDS_CAPTURED',
      'unprocessable',
      `${asked.amount} ${asked.currency} is more than the ${left.amount} ${left.currency} that can go back.`,
    );
  }
}
