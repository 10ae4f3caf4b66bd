import { Injectable } from '@nestjs/common';
import { WEBHOOK_TEST } from '#contracts/notifications/webhook';
import type { Webhook, WebhookDelivery } from '#contracts/notifications/webhook';
import { formatTimeCursor, newId, parseTimeCursor } from '#libs/common';
import { publicEvent } from '../domain/webhooks/public-event';
import { WebhookDeliveryNotFound } from '../domain/webhooks/webhook.errors';
import { webhookIdOf } from '../webhooks/webhook-id';
import { NotificationsDatabase } from './notifications-database';
import type { NotificationsTx } from './notifications-database';
import { toDelivery } from './webhook.mapper';

/** What was sent to endpoints, as those see it who look after them. */
@Injectable()
export class WebhookDeliveryLog {
  constructor(private readonly database: NotificationsDatabase) {}

  /** Newest first. */
  async page(
    endpointId: string,
    limit: number,
    cursor?: string,
  ): Promise<{ items: WebhookDelivery[]; nextCursor: string | null }> {
    const rows = await this.database.client.webhookDelivery.findMany({
      where: { endpointId, ...(cursor !== undefined && after(cursor)) },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      // One more than asked for tells whether there is another page.
      take: limit + 1,
    });
    const kept = rows.slice(0, limit);
    const last = rows.length > limit ? kept.at(-1) : undefined;
    return { items: kept.map(toDelivery), nextCursor: last ? formatTimeCursor(last) : null };
  }

  /** An event that means nothing, to be sent now. */
  async addTest(tx: NotificationsTx, { id: endpointId }: Webhook): Promise<WebhookDelivery> {
    const id = newId();
    const data = {};
    const facts = { id, subject: endpointId, time: new Date(), correlationId: id, data };
    const body = { ...publicEvent({ type: WEBHOOK_TEST, owner: 'notifications' }, facts), data };
    const row = await tx.webhookDelivery.create({
      data: { id: newId(), endpointId, eventId: webhookIdOf(body), eventType: WEBHOOK_TEST, body },
    });
    return toDelivery(row);
  }

  /** Due now: a settled one begins anew, one that waits is tried earlier. Throws WEBHOOK_DELIVERY_NOT_FOUND. */
  async renew(tx: NotificationsTx, endpointId: string, id: string): Promise<WebhookDelivery> {
    await tx.webhookDelivery.updateMany({
      where: { id, endpointId, status: { not: 'PENDING' } },
      data: { status: 'PENDING', attempts: 0, nextAttemptAt: new Date() },
    });
    const [row] = await tx.webhookDelivery.updateManyAndReturn({
      where: { id, endpointId },
      data: { nextAttemptAt: new Date() },
    });
    if (!row) throw new WebhookDeliveryNotFound();
    return toDelivery(row);
  }
}

// The first condition follows from the other two; it is what the index can start from.
function after(cursor: string) {
  const { createdAt, id } = parseTimeCursor(cursor);
  return {
    createdAt: { lte: createdAt },
    OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }],
  };
}
