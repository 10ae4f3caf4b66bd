import { newId } from '#libs/common';
import type { NewEvent } from '#contracts/kernel/define-event';
import type { Money } from '#contracts/kernel/money';
import { NotificationRequested } from '#contracts/notifications/events/notification-requested.v1';
import type { NotificationTemplate } from '#contracts/notifications/notification';
import type { OrderState } from './order-state';
import type { OpenStatus } from './order-status';

type Parameters = Readonly<Record<string, string | null | undefined>>;

const templates: Partial<Record<OpenStatus, NotificationTemplate>> = {
  CONFIRMED: 'order-confirmed',
  SHIPPED: 'order-shipped',
  DELIVERED: 'order-delivered',
  CANCELLED: 'order-cancelled',
};

/** Tells the customer where the order has come to. */
export function orderNotification(order: OrderState): NewEvent {
  const { status, total, cancelReason, shipment } = order;
  const template = templates[status];
  if (!template) throw new Error(`Nobody is told of an order that is ${status}`);
  const { carrier, trackingNumber } = shipment ?? {};
  return notification(order, template, {
    total: asText(total),
    reason: cancelReason,
    carrier,
    trackingNumber,
  });
}

/** Tells the customer of money that has gone back. */
export function refundNotification(order: OrderState, amount: Money): NewEvent {
  return notification(order, 'order-refunded', { amount: asText(amount) });
}

function notification(
  { id, userId }: OrderState,
  template: NotificationTemplate,
  more: Parameters,
): NewEvent {
  const known = Object.entries(more).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return NotificationRequested.of({
    notificationId: newId(),
    recipient: { userId },
    template,
    parameters: { orderId: id, ...Object.fromEntries(known) },
  });
}

function asText({ amount, currency }: Money): string {
  const decimals = decimalsOf(currency);
  return `${currency} ${(amount / 10 ** decimals).toFixed(decimals)}`;
}

// Making a formatter takes longer than all the rest of confirming an order.
const knownDecimals = new Map<string, number>();

/** Intl knows how many decimals each currency has: 2 for EUR, 0 for JPY. */
function decimalsOf(currency: string): number {
  const known = knownDecimals.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 0;
  knownDecimals.set(currency, decimals);
  return decimals;
}
