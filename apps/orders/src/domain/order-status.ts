import type { CancelReason, OrderStatus } from '#contracts/orders/order-status';
import type { TimelineStep } from '#contracts/orders/timeline';

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
  | 'AddressChanges'
  | 'StaffShips'
  | 'StaffDelivers'
  | 'DeadlinePassed';

export type Emission =
  | 'PaymentRequested'
  | 'OrderConfirmed'
  | 'OrderCancelled'
  | 'OrderAddressChanged'
  | 'OrderShipped'
  | 'OrderDelivered'
  /** Of the payment that the fact is about. */
  | 'RefundRequested:this'
  /** Of whatever is captured and not yet on its way back. */
  | 'RefundRequested:all'
  | 'NotificationRequested';

export interface Step {
  /** The next status; without it the order stays where it is. */
  readonly to?: OpenStatus;
  readonly reason?: CancelReason;
  /** What the order's timeline says of it; a payment and a refund are told by themselves. */
  readonly tell?: TimelineStep;
  readonly emit: readonly Emission[];
}

/** 'too early': the fact before this one is still on its way. 'refuse': the caller is told no. */
export type Transition = Step | 'ignore' | 'too early' | 'refuse';

const cancel = (reason: CancelReason, ...compensation: Emission[]): Step => ({
  to: 'CANCELLED',
  reason,
  tell: 'CANCELLED',
  emit: ['OrderCancelled', ...compensation, 'NotificationRequested'],
});
const askForMoney: Step = { to: 'AWAITING_PAYMENT', tell: 'STOCK_RESERVED', emit: ['PaymentRequested'] };
const confirm: Step = {
  to: 'CONFIRMED',
  tell: 'CONFIRMED',
  emit: ['OrderConfirmed', 'NotificationRequested'],
};
const ship: Step = { to: 'SHIPPED', tell: 'SHIPPED', emit: ['OrderShipped', 'NotificationRequested'] };
const deliver: Step = {
  to: 'DELIVERED',
  tell: 'DELIVERED',
  emit: ['OrderDelivered', 'NotificationRequested'],
};
const readdress: Step = { tell: 'ADDRESS_CHANGED', emit: ['OrderAddressChanged'] };
const giveBack: Step = { emit: ['RefundRequested:this'] };

/**
 * The lifecycle of an order, whole. A duplicate of a known payment never gets here (`Order`). What of the
 * money goes back is recorded beside the status, whichever it is: it depends on what was captured alone.
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
    AddressChanges: readdress,
    StaffShips: 'refuse',
    StaffDelivers: 'refuse',
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
    AddressChanges: readdress,
    StaffShips: 'refuse',
    StaffDelivers: 'refuse',
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
    AddressChanges: readdress,
    StaffShips: ship,
    StaffDelivers: 'refuse',
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
    AddressChanges: 'refuse',
    StaffShips: 'ignore',
    StaffDelivers: deliver,
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
    AddressChanges: 'refuse',
    StaffShips: 'refuse',
    StaffDelivers: 'ignore',
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
    AddressChanges: 'refuse',
    StaffShips: 'refuse',
    StaffDelivers: 'refuse',
    DeadlinePassed: 'ignore',
  },
};

/** Whether the order waits for a fact, and so has a deadline. */
export function isWaiting(status: OpenStatus): boolean {
  return status === 'PLACED' || status === 'AWAITING_PAYMENT';
}

/** Whether nothing but a refund can happen to it any more. */
export function isFinal(status: OpenStatus): boolean {
  return status === 'DELIVERED' || status === 'CANCELLED';
}
