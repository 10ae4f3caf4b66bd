import { Injectable } from '@nestjs/common';
import { MAX_WEBHOOKS } from '#contracts/notifications/webhook';
import type { Webhook, WebhookEventType } from '#contracts/notifications/webhook';
import { StaleVersion, formatTimeCursor, newId, parseTimeCursor } from '#libs/common';
import { TooManyWebhooks, WebhookNotFound } from '../domain/webhooks/webhook.errors';
import { FORMER_SECRET_HOURS, WebhookSecrets } from '../webhooks/webhook-secrets';
import { NotificationsDatabase } from './notifications-database';
import type { NotificationsTx } from './notifications-database';
import { toWebhook } from './webhook.mapper';

/** Held while one is added, so that there are never too many; the number itself means nothing. */
const ADDING_LOCK = 727_003;
const HOUR = 3_600_000;

export interface WebhookChanges {
  readonly url?: string;
  readonly events?: WebhookEventType[];
  readonly enabled?: boolean;
}

type ExpectedVersions = readonly number[] | undefined;

/** Endpoints that are told of events. */
@Injectable()
export class WebhookRepository {
  constructor(
    private readonly database: NotificationsDatabase,
    private readonly secrets: WebhookSecrets,
  ) {}

  /** Throws TOO_MANY_WEBHOOKS. */
  async add(
    tx: NotificationsTx,
    url: string,
    events: readonly WebhookEventType[],
    secret: string,
  ): Promise<Webhook> {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ADDING_LOCK}::bigint)`;
    if ((await tx.webhookEndpoint.count()) >= MAX_WEBHOOKS) throw new TooManyWebhooks();
    const id = newId();
    const sealedSecret = this.secrets.seal(secret, id);
    return toWebhook(
      await tx.webhookEndpoint.create({ data: { id, url, events: unique(events), sealedSecret } }),
    );
  }

  /** Throws WEBHOOK_NOT_FOUND. */
  async get(id: string): Promise<Webhook> {
    const row = await this.database.client.webhookEndpoint.findUnique({ where: { id } });
    if (!row) throw new WebhookNotFound();
    return toWebhook(row);
  }

  /** Newest first. */
  async page(limit: number, cursor?: string): Promise<{ items: Webhook[]; nextCursor: string | null }> {
    const rows = await this.database.client.webhookEndpoint.findMany({
      where: cursor === undefined ? {} : after(cursor),
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      // One more than asked for tells whether there is another page.
      take: limit + 1,
    });
    const kept = rows.slice(0, limit);
    const last = rows.length > limit ? kept.at(-1) : undefined;
    return { items: kept.map(toWebhook), nextCursor: last ? formatTimeCursor(last) : null };
  }

  /** Its past failures are forgotten: it is another endpoint now. Throws WEBHOOK_NOT_FOUND, STALE_VERSION. */
  async change(
    id: string,
    { events, ...changes }: WebhookChanges,
    expected: ExpectedVersions,
  ): Promise<Webhook> {
    const [row] = await this.database.client.webhookEndpoint.updateManyAndReturn({
      where: { id, ...oneOf(expected) },
      data: {
        ...changes,
        events: events && unique(events),
        failingSince: null,
        ...(changes.enabled !== undefined && { disabledReason: null }),
        version: { increment: 1 },
      },
    });
    if (row) return toWebhook(row);
    throw new StaleVersion((await this.get(id)).version);
  }

  /** Throws WEBHOOK_NOT_FOUND, STALE_VERSION. */
  async remove(id: string, expected: ExpectedVersions): Promise<void> {
    const where = { id, ...oneOf(expected) };
    const { count } = await this.database.client.webhookEndpoint.deleteMany({ where });
    if (count === 0) throw new StaleVersion((await this.get(id)).version);
  }

  /** Throws WEBHOOK_NOT_FOUND. */
  async rotateSecret(tx: NotificationsTx, id: string, secret: string): Promise<Webhook> {
    const former = await tx.webhookEndpoint.findUnique({ where: { id } });
    if (!former) throw new WebhookNotFound();
    const row = await tx.webhookEndpoint.update({
      where: { id },
      data: {
        sealedSecret: this.secrets.seal(secret, id),
        formerSecret: former.sealedSecret,
        formerSecretUntil: new Date(Date.now() + FORMER_SECRET_HOURS * HOUR),
        version: { increment: 1 },
      },
    });
    return toWebhook(row);
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

/** The condition belongs to the statement that changes the row, so that nobody comes in between. */
function oneOf(expected: ExpectedVersions) {
  return { version: expected && { in: [...expected] } };
}

function unique(events: readonly WebhookEventType[]): WebhookEventType[] {
  return [...new Set(events)];
}
