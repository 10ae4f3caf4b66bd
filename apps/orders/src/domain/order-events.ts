import type { NewEvent } from '#contracts/kernel/define-event';
import { OrderAddressChanged } from '#contracts/orders/events/order-address-changed.v1';
import { OrderCancelled } from '#contracts/orders/events/order-cancelled.v1';
import { OrderConfirmed } from '#contracts/orders/events/order-confirmed.v1';
import { OrderDelivered } from '#contracts/orders/events/order-delivered.v1';
import { OrderPlaced } from '#contracts/orders/events/order-placed.v1';
import { OrderRefunded } from '#contracts/orders/events/order-refunded.v1';
import { OrderShipped } from '#contracts/orders/events/order-shipped.v1';
import { PaymentRequested } from '#contracts/orders/events/payment-requested.v1';
import { RefundRequested } from '#contracts/orders/events/refund-requested.v1';
import type { OrderState, Refund } from './order-state';
import { refundedAmount } from './refunds';

/** A refund that the order asks for itself. */
export type NewRefund = Refund & { readonly reason: string };

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

export function orderAddressChanged(order: OrderState): NewEvent {
  const { shippingAddress, version } = order;
  if (!shippingAddress) throw new Error(`Order ${order.id} has no address`);
  return OrderAddressChanged.of({ ...aboutOrder(order), shippingAddress }, { sequence: version });
}

export function orderShipped(order: OrderState): NewEvent {
  const { carrier, trackingNumber } = order.shipment ?? {};
  return OrderShipped.of({ ...aboutOrder(order), carrier, trackingNumber }, { sequence: order.version });
}

export function orderDelivered(order: OrderState): NewEvent {
  return OrderDelivered.of(aboutOrder(order), { sequence: order.version });
}

export function refundRequested({ id, version }: OrderState, refund: NewRefund): NewEvent {
  const { refundId, paymentId, amount, reason } = refund;
  return RefundRequested.of({ orderId: id, refundId, paymentId, amount, reason }, { sequence: version });
}

export function orderRefunded(
  order: OrderState,
  { refundId, amount }: Pick<Refund, 'refundId' | 'amount'>,
): NewEvent {
  const data = { ...aboutOrder(order), refundId, amount, refundedAmount: refundedAmount(order) };
  return OrderRefunded.of(data, { sequence: order.version });
}
