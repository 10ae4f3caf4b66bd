import { warehouse } from '../api-keys/api-key.examples';
import { credentials } from '../auth/auth.examples';
import { filled } from '../basket/basket.examples';
import { sent } from '../notifications/notification.examples';
import { confirmed, shipped } from '../orders/order.examples';
import { timeline } from '../orders/timeline.examples';
import { refundedPayment } from '../payments/payment.examples';
import { adaInFull, home } from './account.examples';
import type { PersonalData } from './personal-data';

export const aboutAda: PersonalData = {
  exportedAt: '2026-11-26T10:00:00.000Z',
  account: { ...adaInFull, disabledAt: null, createdAt: '2026-11-22T09:00:00.000Z' },
  addresses: [home],
  sessions: [
    {
      id: '01a20465-9b11-7c3d-8e52-0f6a2b4c8d1e',
      createdAt: '2026-11-22T09:00:05.000Z',
      expiresAt: '2026-12-22T09:00:05.000Z',
      endedAt: null,
    },
  ],
  apiKeys: [warehouse],
  secondFactor: null,
  mailedLinks: [],
  baskets: [filled],
  checkouts: [{ ...confirmed, status: 'SUBMITTED', version: 0 }],
  orders: [{ ...shipped, timeline }],
  payments: [refundedPayment],
  contact: { email: credentials.email },
  notifications: [sent],
};
