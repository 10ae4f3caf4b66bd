import type { EventContract, NewEvent } from '#contracts/kernel/define-event';
import { NotificationRequested } from '#contracts/notifications/events/notification-requested.v1';
import type { NotificationTemplate } from '#contracts/notifications/notification';
import { OrderCancelled } from '#contracts/orders/events/order-cancelled.v1';
import { OrderConfirmed } from '#contracts/orders/events/order-confirmed.v1';
import { OrderDelivered } from '#contracts/orders/events/order-delivered.v1';
import { OrderShipped } from '#contracts/orders/events/order-shipped.v1';
import type { OrderState } from '../../domain/order-state';

/** How often it was announced where an order has come to, and how often its customer was told. */
export function endingsOf({ id }: OrderState, sent: readonly NewEvent[]) {
  const announced = ({ type }: EventContract) =>
    sent.filter(({ contract, data }) => contract.type === type && contract.subject(data) === id).length;
  const notifications = sent
    .filter(({ contract }) => contract.type === NotificationRequested.type)
    .map(({ data }) => NotificationRequested.data.parse(data))
    .filter(({ parameters }) => parameters['orderId'] === id);
  const told = (template: NotificationTemplate) =>
    notifications.filter((notification) => notification.template === template).length;
  return {
    announced: {
      confirmed: announced(OrderConfirmed),
      cancelled: announced(OrderCancelled),
      shipped: announced(OrderShipped),
      delivered: announced(OrderDelivered),
    },
    told: {
      confirmed: told('order-confirmed'),
      cancelled: told('order-cancelled'),
      shipped: told('order-shipped'),
      delivered: told('order-delivered'),
    },
  };
}
