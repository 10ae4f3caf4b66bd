import type { Address } from '#contracts/kernel/address';
import type { Line } from '#contracts/kernel/lines';
import type { Money } from '#contracts/kernel/money';
import type { CancelReason } from '#contracts/orders/order-status';
import type { Shipment } from '#contracts/orders/shipment';
import type { TimelineData } from '#contracts/orders/timeline';
import type { PaymentMethod } from '#contracts/payments/payment-method';
import type { OpenStatus } from './order-status';

export interface CapturedPayment {
  readonly paymentId: string;
  readonly amount: Money;
}

export interface Refund {
  readonly refundId: string;
  readonly paymentId: string;
  readonly amount: Money;
  /** Unknown where somebody else asked payments for it. */
  readonly reason?: string;
  /** REQUESTED here; PAID once payments says so. */
  readonly status: 'REQUESTED' | 'PAID';
}

/** What a check-out fixes for good. */
export interface Checkout {
  readonly orderId: string;
  readonly basketId: string;
  readonly userId: string;
  readonly customerId?: string;
  readonly lines: Line[];
  readonly total: Money;
  readonly paymentMethod: PaymentMethod;
  readonly shippingAddress?: Address;
}

/** Everything an order knows, as it is stored. */
export interface OrderState extends Omit<Checkout, 'orderId'> {
  readonly id: string;
  readonly status: OpenStatus;
  readonly cancelReason: CancelReason | null;
  readonly payments: readonly CapturedPayment[];
  readonly refunds: readonly Refund[];
  /** How it was sent off; null before. */
  readonly shipment: Shipment | null;
  /** How many entries its timeline has. */
  readonly steps: number;
  /** When the order gives up waiting; null while it does not wait. */
  readonly deadlineAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/** What comes with a fact. */
export interface Circumstances {
  readonly payment?: CapturedPayment;
  /** What else of the order it changes. */
  readonly change?: Partial<OrderState>;
  /** What the timeline says of it. */
  readonly data?: TimelineData;
}

/** When a decision is taken, and when it is given up if it makes the order wait. */
export interface Moment {
  readonly now: Date;
  readonly deadline: Date;
}
