import { OrderAddressChanged } from '#contracts/orders/events/order-address-changed.v1';
import { OrderCancelled } from '#contracts/orders/events/order-cancelled.v1';
import { OrderConfirmed } from '#contracts/orders/events/order-confirmed.v1';
import { OrderDelivered } from '#contracts/orders/events/order-delivered.v1';
import { OrderPlaced } from '#contracts/orders/events/order-placed.v1';
import { OrderRefunded } from '#contracts/orders/events/order-refunded.v1';
import { OrderShipped } from '#contracts/orders/events/order-shipped.v1';
import { PaymentRequested } from '#contracts/orders/events/payment-requested.v1';
import { RefundRequested } from '#contracts/orders/events/refund-requested.v1';

/** Of each step that an order's timeline tells, orders announces one of these. */
export const ORDER_EVENTS = [
  OrderPlaced,
  PaymentRequested,
  OrderConfirmed,
  OrderAddressChanged,
  OrderShipped,
  OrderDelivered,
  OrderCancelled,
  RefundRequested,
  OrderRefunded,
];
