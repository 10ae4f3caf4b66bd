import { DomainError } from '#libs/common';
import type { Money } from '#contracts/kernel/money';
import type { Fact, OpenStatus } from './order-status';

export class OrderNotFound extends DomainError {
  constructor(readonly orderId: string) {
    super('ORDER_NOT_FOUND', 'not-found', `There is no order ${orderId}.`, {
      errors: [{ field: 'orderId', message: 'is not an order of yours' }],
    });
  }
}

export class OrderNotCancellable extends DomainError {
  constructor(
    readonly orderId: string,
    readonly status: OpenStatus,
  ) {
    super(
      'ORDER_NOT_CANCELLABLE',
      'conflict',
      `Order ${orderId} is ${status}: it can no longer be cancelled.`,
    );
  }
}

export class TotalMismatch extends DomainError {
  constructor(
    readonly stated: Money,
    readonly sum: Money,
  ) {
    super(
      'TOTAL_MISMATCH',
      'unprocessable',
      `The total says ${stated.amount}, but the lines add up to ${sum.amount} ${sum.currency}.`,
    );
  }
}

export class MixedCurrencies extends DomainError {
  constructor(readonly currencies: readonly string[]) {
    super('MIXED_CURRENCIES', 'unprocessable', `An order has one currency, not ${currencies.join(' and ')}.`);
  }
}

/** The fact may come true later: the one before it has not been seen yet. */
export class FactTooEarly extends Error {
  constructor(
    readonly fact: Fact,
    readonly status: OpenStatus,
  ) {
    super(`${fact} has come while the order is ${status}.`);
    this.name = 'FactTooEarly';
  }
}
