import type { Order } from '#contracts/orders/order';
import type { Checkout } from '../persistence/checkout-repository';
import { pricedLines } from './priced-lines';

/** A check-out as the order it is about to become. */
export function submittedOrder({ snapshot, createdAt }: Checkout): Order {
  const { orderId, basketId, customerId, lines, total, paymentMethod, shippingAddress } = snapshot;
  return {
    id: orderId,
    status: 'SUBMITTED',
    cancelReason: null,
    basketId,
    customerId,
    items: pricedLines(lines, total.currency).items,
    total,
    refundedAmount: { amount: 0, currency: total.currency },
    paymentMethod,
    shippingAddress: shippingAddress ?? null,
    shipment: null,
    createdAt: createdAt.toISOString(),
    updatedAt: createdAt.toISOString(),
    version: 0,
  };
}
