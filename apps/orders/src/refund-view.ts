import type { Refund } from '#contracts/payments/refund';
import type { OrderState } from './domain/order-state';

/** The refund that an order has just asked for. */
export function requestedRefund({ id, refunds, updatedAt }: OrderState): Refund {
  const refund = refunds.at(-1);
  if (!refund?.reason) throw new Error(`Order ${id} has asked for no refund`);
  const { refundId, amount, status, reason } = refund;
  return { id: refundId, amount, status, reason, requestedAt: updatedAt.toISOString(), paidAt: null };
}
