import { newId } from '#libs/common';
import type { NewEvent } from '#contracts/kernel/define-event';
import type { Address } from '#contracts/kernel/address';
import type { Money } from '#contracts/kernel/money';
import type { Consignment } from '#contracts/orders/shipment';
import { checkTotals } from './check-totals';
import { announcements } from './announcements';
import { orderPlaced, orderRefunded, refundRequested, type NewRefund } from './order-events';
import type { HistoryEntry } from './order-history';
import { refundNotification } from './order-notification';
import { OrderRecord } from './order-record';
import type { CapturedPayment, Checkout, Circumstances, Moment, OrderState, Refund } from './order-state';
import { isWaiting, transitions, type Emission, type Fact, type Step } from './order-status';
import { FactTooEarly, refusalOf } from './order.errors';
import { partToRefund, refundable, withPaid, type RefundWish } from './refunds';

const sameMoney = (a: Money, b: Money) => a.amount === b.amount && a.currency === b.currency;

/** An order: takes a fact, changes by the transition table, returns the events that follow. */
export class Order {
  readonly #record: OrderRecord;

  private constructor(state: OrderState) {
    this.#record = new OrderRecord(state);
  }

  static restore(state: OrderState): Order {
    return new Order(state);
  }

  static open(
    { orderId, ...checkout }: Checkout,
    { now, deadline }: Moment,
    submittedAt = now,
  ): [Order, NewEvent[]] {
    checkTotals(checkout);
    const order = new Order({
      ...checkout,
      id: orderId,
      status: 'PLACED',
      cancelReason: null,
      payments: [],
      refunds: [],
      shipment: null,
      steps: 0,
      deadlineAt: deadline,
      createdAt: now,
      updatedAt: now,
      version: 1,
    });
    // The check-out's time is another clock's word.
    const at = submittedAt < now ? submittedAt : now;
    order.#record.tell({ type: 'SUBMITTED', status: 'SUBMITTED', at });
    order.#record.tell({ type: 'PLACED', at: now });
    return [order, [orderPlaced(order.state)]];
  }

  get state(): OrderState {
    return this.#record.state;
  }

  /** What its timeline has to say since it was loaded: to be stored with it. */
  get news(): readonly HistoryEntry[] {
    return this.#record.news;
  }

  /** Once its user's account is gone and the order has ended: lines and money stay, whose they were does not. */
  forgetCustomer(): void {
    this.#record.forgetCustomer();
  }

  stockReserved(moment: Moment): NewEvent[] {
    return this.#apply('StockReserved', moment);
  }

  stockRejected(moment: Moment): NewEvent[] {
    return this.#apply('StockRejected', moment);
  }

  paymentCaptured(payment: CapturedPayment, moment: Moment): NewEvent[] {
    const known = this.state.payments.some(({ paymentId }) => paymentId === payment.paymentId);
    if (known) return [];
    const right = sameMoney(payment.amount, this.state.total);
    return this.#apply(right ? 'PaymentCaptured' : 'WrongAmountCaptured', moment, { payment });
  }

  paymentDeclined(moment: Moment): NewEvent[] {
    return this.#apply('PaymentDeclined', moment);
  }

  /** Partial refunds add up. Whose order is cancelled has been told already that all money goes back. */
  paymentRefunded({ refundId, paymentId, amount }: Omit<Refund, 'status'>, { now }: Moment): NewEvent[] {
    const { refunds, status } = this.state;
    if (refunds.some((known) => known.refundId === refundId && known.status === 'PAID')) return [];
    this.#record.change({ refunds: withPaid(refunds, { refundId, paymentId, amount }) }, now);
    this.#record.tell({ type: 'REFUNDED', at: now, data: { refundId, paymentId, amount } });
    const told = status === 'CANCELLED' ? [] : [refundNotification(this.state, amount)];
    return [orderRefunded(this.state, { refundId, amount }), ...told];
  }

  /** Gives back what was captured, or a part of it; whatever the status, as far as there is money left. */
  refund({ amount, reason = 'STAFF' }: RefundWish, { now }: Moment): NewEvent[] {
    const part = partToRefund(this.state, amount);
    this.#record.change({}, now);
    return this.#refund([part], reason, now);
  }

  changeAddress(shippingAddress: Address, moment: Moment): NewEvent[] {
    return this.#apply('AddressChanges', moment, { change: { shippingAddress } });
  }

  ship(consignment: Consignment, moment: Moment): NewEvent[] {
    const shipment = { ...consignment, shippedAt: moment.now.toISOString(), deliveredAt: null };
    return this.#apply('StaffShips', moment, { change: { shipment }, data: consignment });
  }

  deliver(moment: Moment): NewEvent[] {
    const sent = this.state.shipment;
    const shipment = sent && { ...sent, deliveredAt: moment.now.toISOString() };
    return this.#apply('StaffDelivers', moment, { change: { shipment } });
  }

  cancel(by: 'CUSTOMER' | 'STAFF', moment: Moment): NewEvent[] {
    return this.#apply(by === 'STAFF' ? 'StaffCancels' : 'CustomerCancels', moment);
  }

  expire(moment: Moment): NewEvent[] {
    const { deadlineAt } = this.state;
    return deadlineAt && deadlineAt <= moment.now ? this.#apply('DeadlinePassed', moment) : [];
  }

  #apply(fact: Fact, moment: Moment, { payment, change, data }: Circumstances = {}): NewEvent[] {
    const { status, payments } = this.state;
    const transition = transitions[status][fact];
    if (transition === 'ignore') return [];
    if (transition === 'too early') throw new FactTooEarly(fact, status);
    if (transition === 'refuse') throw refusalOf(fact, this.state);
    const { now } = moment;
    const { emit, reason, tell } = transition;
    if (payment) this.#record.tell({ type: 'PAYMENT_CAPTURED', at: now, data: payment });
    const paid = payment ? [...payments, payment] : payments;
    this.#record.change({ ...this.#next(transition, moment), payments: paid, ...change }, now);
    if (tell) this.#record.tell({ type: tell, at: now, data: reason ? { reason } : data });
    return emit.flatMap((emission) => this.#emit(emission, now, payment));
  }

  #next({ to, reason }: Step, { deadline }: Moment): Partial<OrderState> {
    if (!to) return {};
    return { status: to, cancelReason: reason ?? null, deadlineAt: isWaiting(to) ? deadline : null };
  }

  #emit(emission: Emission, now: Date, payment?: CapturedPayment): NewEvent[] {
    if (emission === 'RefundRequested:this') return this.#giveBack(payment ? [payment] : [], now);
    if (emission === 'RefundRequested:all') return this.#giveBack(this.state.payments, now);
    return [announcements[emission](this.state)];
  }

  // An order that stands has been paid once already.
  #giveBack(payments: readonly CapturedPayment[], now: Date): NewEvent[] {
    const { refunds, cancelReason } = this.state;
    return this.#refund(refundable({ payments, refunds }), cancelReason ?? 'PAID_TWICE', now);
  }

  #refund(money: readonly CapturedPayment[], reason: string, now: Date): NewEvent[] {
    const refunds = money.map((part): NewRefund => ({
      ...part,
      refundId: newId(),
      reason,
      status: 'REQUESTED',
    }));
    this.#record.addRefunds(refunds);
    for (const { refundId, amount } of refunds)
      this.#record.tell({ type: 'REFUND_REQUESTED', at: now, data: { refundId, amount, reason } });
    return refunds.map((refund) => refundRequested(this.state, refund));
  }
}
