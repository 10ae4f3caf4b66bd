import type { NewEvent } from '#contracts/kernel/define-event';
import { OrderCancelled } from '#contracts/orders/events/order-cancelled.v1';
import { OrderConfirmed } from '#contracts/orders/events/order-confirmed.v1';
import { OrderPlaced } from '#contracts/orders/events/order-placed.v1';
import { PaymentRequested } from '#contracts/orders/events/payment-requested.v1';
import { RefundRequested } from '#contracts/orders/events/refund-requested.v1';
import type { OrderState, Refund } from './order-state';

const aboutOrder = ({ id, userId, customerId }: OrderState) => ({ orderId: id, userId, customerId });

export function orderPlaced(order: OrderState): NewEvent {
  const { basketId, lines, total, version } = order;
  return OrderPlaced.of({ ...aboutOrder(order), basketId, lines, total }, { sequence: version });
}

export function paymentRequested({ id, userId, total, paymentMethod, version }: OrderState): NewEvent {
  return PaymentRequested.of(
    { orderId: id, userId, amount: total, method: paymentMethod },
    { sequence: version },
  );
}

export function orderConfirmed(order: OrderState): NewEvent {
  return OrderConfirmed.of({ ...aboutOrder(order), total: order.total }, { sequence: order.version });
}

export function orderCancelled(order: OrderState): NewEvent {
  const { cancelReason, version } = order;
  if (!cancelReason) throw new Error(`Order ${order.id} is not cancelled`);
  return OrderCancelled.of({ ...aboutOrder(order), reason: cancelReason }, { sequence: version });
}

export function refundRequested({ id, cancelReason, version }: OrderState, refund: Refund): NewEvent {
  const { refundId, paymentId, amount } = refund;
  // An order that stands has been paid once already.
  const reason = cancelReason ?? 'PAID_TWICE';
  return RefundRequested.of({ orderId: id, refundId, paymentId, amount, reason }, { sequence: version });
}
