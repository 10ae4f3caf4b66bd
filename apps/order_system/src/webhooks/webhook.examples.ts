import { WEBHOOK_TEST } from '#contracts/notifications/webhook';
import type { Webhook, WebhookDelivery, WebhookWithSecret } from '#contracts/notifications/webhook';
import type { BodyOf } from '../api/body-of';
import type { ChangeWebhookBody, CreateWebhookBody } from './webhook.dto';

export const newWebhook: BodyOf<typeof CreateWebhookBody> = {
  url: 'https://erp.example.com/hooks/orders',
  events: ['order.confirmed.v1', 'order.cancelled.v1'],
};

export const webhook: Webhook = {
  id: '01a20465-c5e0-7c11-9f02-6a5b4c3d2e1f',
  url: newWebhook.url,
  events: newWebhook.events,
  enabled: true,
  disabledReason: null,
  failingSince: null,
  createdAt: '2026-11-22T09:30:00.000Z',
  version: 1,
};

export const webhookShownOnce: WebhookWithSecret = {
  ...webhook,
  secret: 'whsec_Zk3v0h1xq0cB6mJp8yWn2dKfTgRsLuXa4eVbNiOoQjE=',
};

export const webhookChange: BodyOf<typeof ChangeWebhookBody> = { enabled: false };

export const delivered: WebhookDelivery = {
  id: '01a20465-c6a4-7d22-8e13-7b6c5d4e3f20',
  eventId: '01a20465-c3b2-7f10-9c55-2f8a1b7d4e60',
  eventType: 'order.confirmed.v1',
  status: 'DELIVERED',
  attempts: 2,
  responseStatus: 204,
  error: null,
  nextAttemptAt: null,
  createdAt: '2026-11-22T12:00:01.000Z',
};

export const failing: WebhookDelivery = {
  ...delivered,
  id: '01a20465-c6a5-7e33-9d24-8c7d6e5f4a31',
  status: 'PENDING',
  attempts: 1,
  responseStatus: 503,
  error: 'BAD_STATUS',
  nextAttemptAt: '2026-11-22T12:00:06.500Z',
};

export const waiting: WebhookDelivery = {
  ...failing,
  eventType: WEBHOOK_TEST,
  attempts: 0,
  responseStatus: null,
  error: null,
};
