import type { Payment } from '#contracts/payments/payment';
import type { Refund } from '#contracts/payments/refund';

export const requestedRefund: Refund = {
  id: '01a20470-3d1e-7b0c-9a44-6a0f3e9d2c11',
  amount: { amount: 3_490, currency: 'EUR' },
  status: 'REQUESTED',
  reason: 'one of two was damaged',
  requestedAt: '2026-11-25T09:15:00.000Z',
  paidAt: null,
};

export const refundedPayment: Payment = {
  id: '01a20465-c8a1-7d52-8f66-71d5e0a3b9c4',
  orderId: '01a20465-bf4c-7729-ab97-2c2165707774',
  status: 'CAPTURED',
  method: 'stub',
  amount: { amount: 6_980, currency: 'EUR' },
  refundedAmount: { amount: 3_490, currency: 'EUR' },
  declineReason: null,
  createdAt: '2026-11-22T12:00:00.050Z',
  capturedAt: '2026-11-22T12:00:00.110Z',
  refunds: [{ ...requestedRefund, status: 'PAID', paidAt: '2026-11-25T09:15:00.240Z' }],
};
