import { newId } from '#libs/common';
import type { NewEvent } from '#contracts/kernel/define-event';
import type { Money } from '#contracts/kernel/money';
import { OrderCancelled } from '#contracts/orders/events/order-cancelled.v1';
import { PaymentRequested } from '#contracts/orders/events/payment-requested.v1';
import { RefundRequested } from '#contracts/orders/events/refund-requested.v1';
import { PaymentCaptured } from '#contracts/payments/events/payment-captured.v1';
import { PaymentDeclined } from '#contracts/payments/events/payment-declined.v1';
import { PaymentRefunded } from '#contracts/payments/events/payment-refunded.v1';
import { on } from './subscription';

/** Money that has left the customer, and what of it came back. */
export interface Charge {
  readonly paymentId: string;
  readonly orderId: string;
  readonly amount: Money;
  readonly refunds: Map<string, Money>;
}

/** What of a charge has not come back. */
export function leftOf({ amount, refunds }: Charge): number {
  return [...refunds.values()].reduce((left, refund) => left - refund.amount, amount.amount);
}

/** What payments promises: one payment per order, a refund once, a memory of cancels that come first. */
export class ModelPayments {
  readonly charges: Charge[] = [];
  readonly #pending = new Map<string, Money>();
  readonly #seen = new Set<string>();

  readonly subscriptions = [
    on(PaymentRequested, ({ orderId, amount, method }) => this.#request(orderId, amount, method)),
    on(OrderCancelled, ({ orderId }) => this.#void(orderId)),
    on(RefundRequested, ({ refundId, paymentId, amount }) => this.#refund(refundId, paymentId, amount)),
  ];

  chargesOf(orderId: string): Charge[] {
    return this.charges.filter((charge) => charge.orderId === orderId);
  }

  /** The provider's webhook: an asynchronous payment came through. */
  settle(orderId: string): NewEvent[] {
    const amount = this.#pending.get(orderId);
    this.#pending.delete(orderId);
    return amount ? this.charge(orderId, amount) : [];
  }

  /** Takes money, asked for or not. */
  charge(orderId: string, amount: Money): NewEvent[] {
    const paymentId = newId();
    this.charges.push({ paymentId, orderId, amount, refunds: new Map() });
    return [PaymentCaptured.of({ orderId, paymentId, amount })];
  }

  #request(orderId: string, amount: Money, method: string): NewEvent[] {
    if (this.#seen.has(orderId)) return [];
    this.#seen.add(orderId);
    if (method === 'stub-declined') {
      return [PaymentDeclined.of({ orderId, paymentId: newId(), reason: 'card_declined' })];
    }
    if (method !== 'stub-async') return this.charge(orderId, amount);
    this.#pending.set(orderId, amount);
    return [];
  }

  #void(orderId: string): NewEvent[] {
    this.#seen.add(orderId);
    this.#pending.delete(orderId);
    return [];
  }

  #refund(refundId: string, paymentId: string | undefined, amount: Money): NewEvent[] {
    const charge = this.charges.find((it) => it.paymentId === paymentId);
    if (!charge) throw new Error(`a refund of the unknown payment ${paymentId}`);
    if (charge.refunds.has(refundId)) return [];
    if (amount.amount > leftOf(charge)) throw new Error(`a refund of more than payment ${paymentId} has`);
    charge.refunds.set(refundId, amount);
    const { orderId } = charge;
    return [PaymentRefunded.of({ orderId, paymentId: charge.paymentId, refundId, amount })];
  }
}
