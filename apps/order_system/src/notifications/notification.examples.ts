import type { Notification } from '#contracts/notifications/notification';

export const sent: Notification = {
  id: '01a20465-c3d2-7b15-8a44-1e0f9d8c7b6a',
  template: 'order-confirmed',
  channel: 'email',
  status: 'SENT',
  subject: 'Your order is confirmed',
  body: 'Thank you! Your order 01a20465-bf4c-7729-ab97-2c2165707774 is confirmed.',
  createdAt: '2026-11-22T12:00:01.000Z',
  sentAt: '2026-11-22T12:00:01.250Z',
};
