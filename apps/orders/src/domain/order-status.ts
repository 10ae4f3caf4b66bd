import type { CancelReason, OrderStatus } from '#contracts/orders/order-status';

/** Where an open order stands; SUBMITTED is a check-out that is not open yet, so it is not ours. */
export type OpenStatus = Exclude<OrderStatus, 'SUBMITTED'>;

export type Fact =
  | 'StockReserved'
  | 'StockRejected'
  /** Of exactly the order's total. */
  | 'PaymentCaptured'
  /** Of less, of more, or in another currency. */
  | 'WrongAmountCaptured'
  | 'PaymentDeclined'
  | 'CustomerCancels'
  | 'StaffCancels'
  | 'DeadlinePassed';

export type Emission =
  | 'PaymentRequested'
  | 'OrderConfirmed'
  | 'OrderCancelled'
  /** Of the payment that the fact is about. */
  | 'RefundRequested:this'
  /** Of whatever is captured and not yet on its way back. */
  | 'RefundRequested:all'
  | 'NotificationRequested';

export interface Step {
  /** The next status; without it the order stays where it is. */
  readonly to?: OpenStatus;
  readonly reason?: CancelReason;
  readonly emit: readonly Emission[];
}

/** 'too early': the fact before this one is still on its way. 'refuse': the caller is told no. */
export type Transition = Step | 'ignore' | 'too early' | 'refuse';

const cancel = (reason: CancelReason, ...compensation: Emission[]): Step => ({
  to: 'CANCELLED',
  reason,
  emit: ['OrderCancelled', ...compensation, 'NotificationRequested'],
});
const confirm: Step = { to: 'CONFIRMED', emit: ['OrderConfirmed', 'NotificationRequested'] };
const askForMoney: Step = { to: 'AWAITING_PAYMENT', emit: ['PaymentRequested'] };
const giveBack: Step = { emit: ['RefundRequested:this'] };

/**
 * The lifecycle of an order, whole. A duplicate of a known payment never gets here (`Order`), and
 * PaymentRefunded is recorded beside the status.
 *
 * OrderCancelled makes catalog release the stock and payments void what is not captured; both
 * remember it for an order they have not met yet. So a late StockReserved needs no answer, but a
 * late PaymentCaptured does: only here it is known that the money has no order.
 *
 * The catalog answers an order once: after StockReserved a StockRejected is not its word.
 *
 * A wrong amount is never kept: the order cannot be confirmed by it, and the customer must not wait
 * for the deadline, so it cancels and goes back.
 */
export const transitions: Record<OpenStatus, Record<Fact, Transition>> = {
  PLACED: {
    StockReserved: askForMoney,
    StockRejected: cancel('OUT_OF_STOCK'),
    PaymentCaptured: 'too early',
    WrongAmountCaptured: cancel('PAYMENT_DECLINED', 'RefundRequested:this'),
    PaymentDeclined: cancel('PAYMENT_DECLINED'),
    CustomerCancels: cancel('CUSTOMER'),
    StaffCancels: cancel('STAFF'),
    DeadlinePassed: cancel('EXPIRED'),
  },
  AWAITING_PAYMENT: {
    StockReserved: 'ignore',
    StockRejected: 'ignore',
    PaymentCaptured: confirm,
    WrongAmountCaptured: cancel('PAYMENT_DECLINED', 'RefundRequested:this'),
    PaymentDeclined: cancel('PAYMENT_DECLINED'),
    CustomerCancels: cancel('CUSTOMER'),
    StaffCancels: cancel('STAFF'),
    DeadlinePassed: cancel('EXPIRED'),
  },
  CONFIRMED: {
    StockReserved: 'ignore',
    StockRejected: 'ignore',
    PaymentCaptured: giveBack,
    WrongAmountCaptured: giveBack,
    PaymentDeclined: 'ignore',
    CustomerCancels: cancel('CUSTOMER', 'RefundRequested:all'),
    StaffCancels: cancel('STAFF', 'RefundRequested:all'),
    DeadlinePassed: 'ignore',
  },
  SHIPPED: {
    StockReserved: 'ignore',
    StockRejected: 'ignore',
    PaymentCaptured: giveBack,
    WrongAmountCaptured: giveBack,
    PaymentDeclined: 'ignore',
    CustomerCancels: 'refuse',
    StaffCancels: 'refuse',
    DeadlinePassed: 'ignore',
  },
  DELIVERED: {
    StockReserved: 'ignore',
    StockRejected: 'ignore',
    PaymentCaptured: giveBack,
    WrongAmountCaptured: giveBack,
    PaymentDeclined: 'ignore',
    CustomerCancels: 'refuse',
    StaffCancels: 'refuse',
    DeadlinePassed: 'ignore',
  },
  CANCELLED: {
    StockReserved: 'ignore',
    StockRejected: 'ignore',
    PaymentCaptured: giveBack,
    WrongAmountCaptured: giveBack,
    PaymentDeclined: 'ignore',
    CustomerCancels: 'ignore',
    StaffCancels: 'ignore',
    DeadlinePassed: 'ignore',
  },
};

/** Whether the order waits for a fact, and so has a deadline. */
export function isWaiting(status: OpenStatus): boolean {
  return status === 'PLACED' || status === 'AWAITING_PAYMENT';
}
