import type { PaymentStatus } from '#contracts/payments/payment';

export type { PaymentStatus };

export type PaymentNews = 'pending' | 'captured' | 'declined' | 'voided';

/**
 * In which statuses a piece of news changes the payment. A capture counts even after a void or a decline:
 * the money has moved, and only a recorded capture can be refunded.
 */
const newsIn: Record<PaymentNews, readonly PaymentStatus[]> = {
  pending: ['REQUESTED'],
  captured: ['REQUESTED', 'PENDING', 'VOIDED', 'DECLINED'],
  declined: ['REQUESTED', 'PENDING'],
  voided: ['REQUESTED', 'PENDING'],
};

export function isNews(status: PaymentStatus, news: PaymentNews): boolean {
  return newsIn[news].includes(status);
}

/** Whether the provider may still be asked for the money. */
export function isOpen(status: PaymentStatus): boolean {
  return status === 'REQUESTED' || status === 'PENDING';
}
