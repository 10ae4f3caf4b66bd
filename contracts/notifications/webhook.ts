import { z } from 'zod';
import { Id } from '../kernel/ids';

/** What endpoints can be told of. */
export const WebhookEventType = z.enum([
  'order.placed.v1',
  'order.confirmed.v1',
  'order.cancelled.v1',
  'order.shipped.v1',
  'order.delivered.v1',
  'payment.captured.v1',
  'payment.refunded.v1',
]);
export type WebhookEventType = z.output<typeof WebhookEventType>;

/** The type of what `POST /webhooks/{webhookId}/test` sends. */
export const WEBHOOK_TEST = 'webhook.test.v1';

export const WebhookUrl = z
  .url({ protocol: /^https?$/, error: 'must be an https URL' })
  .max(2_048)
  .describe('Where events are posted to: https, on a public address');

export const WebhookEvents = z
  .array(WebhookEventType)
  .min(1)
  .max(WebhookEventType.options.length)
  .describe('The types of events that are sent there');

/** The key of the signatures, as Standard Webhooks writes it: 32 bytes in base64. */
export const WebhookSecret = z.string().regex(/^whsec_[A-Za-z0-9+/]{43}=$/, 'must be whsec_ and base64');

/** Why the system has stopped sending to an endpoint. */
export const WebhookDisabledReason = z.enum(['GONE', 'FAILING']);

/** An endpoint that is told of events. */
export const Webhook = z.object({
  id: Id,
  url: z.url(),
  events: WebhookEvents,
  enabled: z.boolean().describe('Where it is not, nothing is sent, and no event is kept for later'),
  disabledReason: WebhookDisabledReason.nullable().describe(
    '`GONE`: it has answered 410. `FAILING`: every attempt has failed for five days',
  ),
  failingSince: z.iso.datetime().nullable().describe('The first failure since the last success'),
  createdAt: z.iso.datetime(),
  version: z.int().positive(),
});
export type Webhook = z.output<typeof Webhook>;

/** With its key, which is shown once. */
export const WebhookWithSecret = Webhook.extend({
  secret: WebhookSecret.nullable().describe('Null where the answer is repeated: it is shown this once'),
});
export type WebhookWithSecret = z.output<typeof WebhookWithSecret>;

export const WebhookDeliveryStatus = z.enum(['PENDING', 'DELIVERED', 'FAILED']);

/** Why an attempt failed, in a word. */
export const WebhookError = z.enum([
  'ADDRESS_REFUSED',
  'URL_REFUSED',
  'NAME_NOT_FOUND',
  'CONNECTION_FAILED',
  'TLS_FAILED',
  'TIMEOUT',
  'REDIRECTED',
  'GONE',
  'BAD_STATUS',
  'SECRET_UNREADABLE',
]);
export type WebhookError = z.output<typeof WebhookError>;

/** One event on its way to an endpoint. */
export const WebhookDelivery = z.object({
  id: Id,
  eventId: z.string().describe('The `webhook-id` of each attempt'),
  eventType: z.string(),
  status: WebhookDeliveryStatus,
  attempts: z.int().nonnegative(),
  responseStatus: z.int().nullable().describe('What the last attempt was answered with'),
  error: WebhookError.nullable().describe('Why the last attempt failed'),
  nextAttemptAt: z.iso.datetime().nullable().describe('Null once it is settled'),
  createdAt: z.iso.datetime(),
});
export type WebhookDelivery = z.output<typeof WebhookDelivery>;

/** How many endpoints there can be. */
export const MAX_WEBHOOKS = 50;
