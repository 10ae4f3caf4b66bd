import { newId } from '#libs/common';
import type { NewEvent } from '#contracts/kernel/define-event';
import type { Money } from '#contracts/kernel/money';
import { NotificationRequested } from '#contracts/notifications/events/notification-requested.v1';
import type { OrderState } from './order-state';

/** Tells the customer how the order ended. */
export function orderNotification({ id, userId, total, status, cancelReason }: OrderState): NewEvent {
  return NotificationRequested.of({
    notificationId: newId(),
    recipient: { userId },
    template: status === 'CANCELLED' ? 'order-cancelled' : 'order-confirmed',
    parameters: { orderId: id, total: asText(total), ...(cancelReason && { reason: cancelReason }) },
  });
}

// Intl knows how many decimals each currency has: 2 for EUR, 0 for JPY.
function asText({ amount, currency }: Money): string {
  const decimals =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0;
  return `${currency} ${(amount / 10 ** decimals).toFixed(decimals)}`;
}
