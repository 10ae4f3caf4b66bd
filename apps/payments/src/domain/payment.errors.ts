import { DomainError } from '#libs/common';
import type { Money } from '#contracts/kernel/money';

/** A capture of what nobody asked for. */
export class PaymentNeverRequested extends DomainError {
  constructor(orderId: string) {
    super('PAYMENT_NEVER_REQUESTED', 'conflict', `No money was asked for order ${orderId}.`);
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
