import type { TimelineEntry } from '#contracts/orders/timeline';
import { RETRY, eventMessage } from './event-message';

export const timeline: TimelineEntry[] = [
  { sequence: 1, type: 'SUBMITTED', status: 'SUBMITTED', at: '2026-11-22T12:00:00.000Z' },
  { sequence: 2, type: 'PLACED', status: 'PLACED', at: '2026-11-22T12:00:00.021Z' },
  { sequence: 3, type: 'STOCK_RESERVED', status: 'AWAITING_PAYMENT', at: '2026-11-22T12:00:00.048Z' },
  {
    sequence: 4,
    type: 'PAYMENT_CAPTURED',
    status: 'AWAITING_PAYMENT',
    at: '2026-11-22T12:00:00.120Z',
    data: {
      paymentId: '01a20465-c8a1-7d52-8f66-71d5e0a3b9c4',
      amount: { amount: 6_980, currency: 'EUR' },
    },
  },
  { sequence: 5, type: 'CONFIRMED', status: 'CONFIRMED', at: '2026-11-22T12:00:00.120Z' },
  {
    sequence: 6,
    type: 'SHIPPED',
    status: 'SHIPPED',
    at: '2026-11-23T08:30:00.000Z',
    data: { carrier: 'DHL', trackingNumber: '00340434161094042557' },
  },
];

export const eventStream = RETRY + timeline.slice(0, 2).map(eventMessage).join('');
