import type { NewEvent } from '#contracts/kernel/define-event';
import {
  orderAddressChanged,
  orderCancelled,
  orderConfirmed,
  orderDelivered,
  orderShipped,
  paymentRequested,
} from './order-events';
import { orderNotification } from './order-notification';
import type { OrderState } from './order-state';
import type { Emission } from './order-status';

/** The emissions that follow from the order as it stands, whatever led there. */
type Announcement = Exclude<Emission, `RefundRequested:${string}`>;

export const announcements: Record<Announcement, (order: OrderState) => NewEvent> = {
  PaymentRequested: paymentRequested,
  OrderConfirmed: orderConfirmed,
  OrderCancelled: orderCancelled,
  OrderAddressChanged: orderAddressChanged,
  OrderShipped: orderShipped,
  OrderDelivered: orderDelivered,
  NotificationRequested: orderNotification,
};
