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

/** The order stands where this cannot be done. */
abstract class WrongStatus extends DomainError {
  constructor(
    code: string,
    orderId: string,
    readonly status: OpenStatus,
    consequence: string,
  ) {
    super(code, 'conflict', `Order ${orderId} is ${status}: it ${consequence}.`, {
      errors: [{ field: 'orderId', message: `is ${status}` }],
    });
  }
}

export class OrderNotCancellable extends WrongStatus {
  constructor(orderId: string, status: OpenStatus) {
    super('ORDER_NOT_CANCELLABLE', orderId, status, 'can no longer be cancelled');
  }
}

export class OrderNotChangeable extends WrongStatus {
  constructor(orderId: string, status: OpenStatus) {
    super('ORDER_NOT_CHANGEABLE', orderId, status, 'can no longer be changed');
  }
}

export class OrderNotShippable extends WrongStatus {
  constructor(orderId: string, status: OpenStatus) {
    super('ORDER_NOT_SHIPPABLE', orderId, status, 'cannot be shipped');
  }
}

export class OrderNotDeliverable extends WrongStatus {
  constructor(orderId: string, status: OpenStatus) {
    super('ORDER_NOT_DELIVERABLE', orderId, status, 'cannot be delivered');
  }
}

type Refusal = new (orderId: string, status: OpenStatus) => DomainError;

const refusals: Partial<Record<Fact, Refusal>> = {
  CustomerCancels: OrderNotCancellable,
  StaffCancels: OrderNotCancellable,
  AddressChanges: OrderNotChangeable,
  StaffShips: OrderNotShippable,
  StaffDelivers: OrderNotDeliverable,
};

/** What somebody is told whose wish the transition table refuses. */
export function refusalOf(fact: Fact, { id, status }: { id: string; status: OpenStatus }): Error {
  const Refused = refusals[fact];
  return Refused ? new Refused(id, status) : new Error(`${fact} is no wish: it cannot be refused.`);
}

export class NothingToRefund extends DomainError {
  constructor(readonly orderId: string) {
    super('NOTHING_TO_REFUND', 'conflict', `There is no money of order ${orderId} that could go back.`, {
      errors: [{ field: 'orderId', message: 'has no money left to give back' }],
    });
  }
}

export class RefundExceedsCaptured extends DomainError {
  constructor(
    readonly asked: Money,
    readonly left: Money,
  ) {
    super(
      'REFUND_EXCEEDS_CAPTURED',
      'unprocessable',
      `${asked.amount} ${asked.currency} is more than the ${left.amount} ${left.currency} that can go back.`,
      { errors: [{ field: 'amount', message: `must be at most ${left.amount} ${left.currency}` }] },
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
