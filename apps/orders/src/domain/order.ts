import { newId } from '#libs/common';
import type { NewEvent } from '#contracts/kernel/define-event';
import type { Money } from '#contracts/kernel/money';
import { checkTotals } from './check-totals';
import {
  orderCancelled,
  orderConfirmed,
  orderPlaced,
  paymentRequested,
  refundRequested,
} from './order-events';
import { orderNotification } from './order-notification';
import type { CapturedPayment, Checkout, Moment, OrderState, Refund } from './order-state';
import { isWaiting, transitions, type Emission, type Fact, type Step } from './order-status';
import { FactTooEarly, OrderNotCancellable } from './order.errors';
import { outstanding, withPaid } from './refunds';

const sameMoney = (a: Money, b: Money) => a.amount === b.amount && a.currency === b.currency;

/** An order: takes a fact, changes by the transition table, returns the events that follow. */
export class Order {
  #state: OrderState;

  private constructor(state: OrderState) {
    this.#state = state;
  }

  static restore(state: OrderState): Order {
    return new Order(state);
  }

  static open({ orderId, ...checkout }: Checkout, { now, deadline }: Moment): [Order, NewEvent[]] {
    checkTotals(checkout);
    const order = new Order({
      ...checkout,
      id: orderId,
      status: 'PLACED',
      cancelReason: null,
      payments: [],
      refunds: [],
      deadlineAt: deadline,
      createdAt: now,
      updatedAt: now,
      version: 1,
    });
    return [order, [orderPlaced(order.state)]];
  }

  get state(): OrderState {
    return this.#state;
  }

  stockReserved(moment: Moment): NewEvent[] {
    return this.#apply('StockReserved', moment);
  }

  stockRejected(moment: Moment): NewEvent[] {
    return this.#apply('StockRejected', moment);
  }

  paymentCaptured(payment: CapturedPayment, moment: Moment): NewEvent[] {
    const known = this.#state.payments.some(({ paymentId }) => paymentId === payment.paymentId);
    if (known) return [];
    const right = sameMoney(payment.amount, this.#state.total);
    return this.#apply(right ? 'PaymentCaptured' : 'WrongAmountCaptured', moment, payment);
  }

  paymentDeclined(moment: Moment): NewEvent[] {
    return this.#apply('PaymentDeclined', moment);
  }

  /** Partial refunds add up. No event follows: payments has said it all. */
  paymentRefunded(refund: Omit<Refund, 'status'>, moment: Moment): NewEvent[] {
    const paid = this.#state.refunds.some(
      ({ refundId, status }) => refundId === refund.refundId && status === 'PAID',
    );
    if (!paid) this.#change({ refunds: withPaid(this.#state.refunds, refund) }, moment);
    return [];
  }

  cancel(by: 'CUSTOMER' | 'STAFF', moment: Moment): NewEvent[] {
    return this.#apply(by === 'STAFF' ? 'StaffCancels' : 'CustomerCancels', moment);
  }

  expire(moment: Moment): NewEvent[] {
    const { deadlineAt } = this.#state;
    return deadlineAt && deadlineAt <= moment.now ? this.#apply('DeadlinePassed', moment) : [];
  }

  #apply(fact: Fact, moment: Moment, payment?: CapturedPayment): NewEvent[] {
    const { id, status, payments } = this.#state;
    const transition = transitions[status][fact];
    if (transition === 'ignore') return [];
    if (transition === 'too early') throw new FactTooEarly(fact, status);
    if (transition === 'refuse') throw new OrderNotCancellable(id, status);
    this.#change(
      { ...this.#next(transition, moment), payments: payment ? [...payments, payment] : payments },
      moment,
    );
    return transition.emit.flatMap((emission) => this.#emit(emission, payment));
  }

  #next({ to, reason }: Step, { deadline }: Moment): Partial<OrderState> {
    if (!to) return {};
    return { status: to, cancelReason: reason ?? null, deadlineAt: isWaiting(to) ? deadline : null };
  }

  #change(change: Partial<OrderState>, { now }: Moment): void {
    this.#state = { ...this.#state, ...change, updatedAt: now, version: this.#state.version + 1 };
  }

  #emit(emission: Emission, payment?: CapturedPayment): NewEvent[] {
    switch (emission) {
      case 'PaymentRequested':
        return [paymentRequested(this.#state)];
      case 'OrderConfirmed':
        return [orderConfirmed(this.#state)];
      case 'OrderCancelled':
        return [orderCancelled(this.#state)];
      case 'RefundRequested:this':
        return this.#refund(payment ? [payment] : []);
      case 'RefundRequested:all':
        return this.#refund(this.#state.payments);
      case 'NotificationRequested':
        return [orderNotification(this.#state)];
    }
  }

  #refund(payments: readonly CapturedPayment[]): NewEvent[] {
    const refunds = payments
      .map((payment) => ({ paymentId: payment.paymentId, amount: outstanding(payment, this.#state.refunds) }))
      .filter(({ amount }) => amount.amount > 0)
      .map((refund): Refund => ({ ...refund, refundId: newId(), status: 'REQUESTED' }));
    this.#state = { ...this.#state, refunds: [...this.#state.refunds, ...refunds] };
    return refunds.map((refund) => refundRequested(this.#state, refund));
  }
}
