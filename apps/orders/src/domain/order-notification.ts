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
