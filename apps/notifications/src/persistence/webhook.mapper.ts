import type { Webhook, WebhookDelivery } from '#contracts/notifications/webhook';
import { WebhookDisabledReason, WebhookError, WebhookEventType } from '#contracts/notifications/webhook';
import type { WebhookDelivery as DeliveryRow, WebhookEndpoint as EndpointRow } from './generated/client';

export function toWebhook(row: EndpointRow): Webhook {
  const { id, url, events, enabled, disabledReason, failingSince, createdAt, version } = row;
  return {
    id,
    url,
    events: events.map((event) => WebhookEventType.parse(event)),
    enabled,
    disabledReason: WebhookDisabledReason.nullable().parse(disabledReason),
    failingSince: failingSince?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    version,
  };
}

export function toDelivery(row: DeliveryRow): WebhookDelivery {
  const { id, eventId, eventType, status, attempts, responseStatus, error, nextAttemptAt, createdAt } = row;
  return {
    id,
    eventId,
    eventType,
    status,
    attempts,
    responseStatus,
    error: WebhookError.nullable().parse(error),
    nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}
