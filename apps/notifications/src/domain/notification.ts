import type { EventData, NewEvent } from '#contracts/kernel/define-event';
import { NotificationFailed } from '#contracts/notifications/events/notification-failed.v1';
import type { NotificationRequested } from '#contracts/notifications/events/notification-requested.v1';
import { NotificationSent } from '#contracts/notifications/events/notification-sent.v1';
import type { Channel, NotificationTemplate } from '#contracts/notifications/notification';
import { orderCancelled } from './templates/order-cancelled';
import { orderConfirmed } from './templates/order-confirmed';
import { orderDelivered } from './templates/order-delivered';
import { orderRefunded } from './templates/order-refunded';
import { orderShipped } from './templates/order-shipped';
import type { Parameters, Words } from './templates/parameters';
import { resetPassword } from './templates/reset-password';
import { verifyEmail } from './templates/verify-email';

/** Something that somebody is to be told: to a user, or to an address from outside. */
export interface Notification extends Words {
  readonly id: string;
  readonly userId?: string;
  readonly email?: string;
  readonly template: NotificationTemplate;
  readonly channel: Channel;
}

/** How a delivery ended. */
export type Outcome = { readonly status: 'SENT' } | { readonly status: 'FAILED'; readonly failure: string };

const templates: Record<NotificationTemplate, (parameters: Parameters) => Words> = {
  'order-confirmed': orderConfirmed,
  'order-cancelled': orderCancelled,
  'order-shipped': orderShipped,
  'order-delivered': orderDelivered,
  'order-refunded': orderRefunded,
  'verify-email': verifyEmail,
  'reset-password': resetPassword,
};

export function compose(
  { notificationId, recipient, template, parameters }: EventData<typeof NotificationRequested>,
  channel: Channel,
): Notification {
  return { id: notificationId, ...recipient, template, channel, ...templates[template](parameters) };
}

/** The fact that an outcome is. */
export function outcomeEvent(notification: Notification, outcome: Outcome): NewEvent {
  const { id: notificationId, userId, channel, template } = notification;
  const facts = { notificationId, userId, channel, template };
  return outcome.status === 'SENT'
    ? NotificationSent.of(facts)
    : NotificationFailed.of({ ...facts, reason: outcome.failure });
}
