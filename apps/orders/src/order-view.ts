import { multiplyMoney } from '#contracts/kernel/money';
import type { Order as OrderView } from '#contracts/orders/order';
import type { OrderState } from './domain/order-state';
import { refundedAmount } from './domain/refunds';

/** An order as its owner and the staff see it. */
export function orderView(order: OrderState): OrderView {
  return {
    id: order.id,
    status: order.status,
    cancelReason: order.cancelReason,
    basketId: order.basketId,
    customerId: order.customerId,
    items: order.lines.map(({ productId, name, quantity, unitPrice }) => ({
      productId,
      name,
      quantity,
      unitPrice,
      lineTotal: multiplyMoney(unitPrice, quantity),
    })),
    total: order.total,
    refundedAmount: refundedAmount(order),
    paymentMethod: order.paymentMethod,
    shippingAddress: order.shippingAddress ?? null,
    shipment: order.shipment,
    createdAt: order.createdAt.toISOString(),
    updatedAt: order.updatedAt.toISOString(),
    version: order.version,
  };
}
