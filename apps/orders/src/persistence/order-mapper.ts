import type { Address } from '#contracts/kernel/address';
import type { Line } from '#contracts/kernel/lines';
import type { CancelReason, OrderStatus } from '#contracts/orders/order-status';
import type { Shipment } from '#contracts/orders/shipment';
import type { TimelineData, TimelineStep } from '#contracts/orders/timeline';
import type { PaymentMethod } from '#contracts/payments/payment-method';
import type { HistoryEntry } from '../domain/order-history';
import type { CapturedPayment, OrderState, Refund } from '../domain/order-state';
import type { OpenStatus } from '../domain/order-status';
import type { HistoryEntryModel, OrderModel } from './generated/models';

export type OrderRow = OrderModel;

/** The row's text and JSON were written from the same types, behind the table's checks. */
export function toState(row: OrderRow): OrderState {
  return {
    id: row.id,
    basketId: row.basketId,
    userId: row.userId,
    customerId: row.customerId ?? undefined,
    status: row.status as OpenStatus,
    cancelReason: row.cancelReason as CancelReason | null,
    lines: row.lines as Line[],
    total: { amount: Number(row.total), currency: row.currency },
    paymentMethod: row.paymentMethod as PaymentMethod,
    shippingAddress: (row.shippingAddress as Address | null) ?? undefined,
    payments: row.payments as unknown as CapturedPayment[],
    refunds: row.refunds as unknown as Refund[],
    shipment: row.shipment as Shipment | null,
    steps: row.steps,
    deadlineAt: row.deadlineAt,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    version: row.version,
  };
}

export function toHistoryEntry({ sequence, type, status, at, data }: HistoryEntryModel): HistoryEntry {
  return {
    sequence,
    type: type as TimelineStep,
    status: status as OrderStatus,
    at,
    data: (data as TimelineData | null) ?? undefined,
  };
}
