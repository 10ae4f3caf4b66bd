import { Injectable } from '@nestjs/common';
import { NotificationsDatabase } from './notifications-database';

export interface WebhookQueueFigures {
  readonly pending: number;
  readonly oldestAgeSeconds: number;
}

/** How far behind the sending of webhooks is. */
@Injectable()
export class WebhookQueueState {
  constructor(private readonly database: NotificationsDatabase) {}

  /** Not a number where the database is away: other metrics must not go with it. */
  async read(): Promise<WebhookQueueFigures> {
    try {
      const [row] = await this.database.raw.$queryRaw<WebhookQueueFigures[]>`
        SELECT count(*)::int AS pending,
               coalesce(extract(epoch FROM now() - min(d.created_at)), 0)::float AS "oldestAgeSeconds"
        FROM webhook_deliveries d JOIN webhook_endpoints e ON e.id = d.endpoint_id
        WHERE d.status = 'PENDING' AND e.enabled`;
      return row ?? { pending: 0, oldestAgeSeconds: 0 };
    } catch {
      return { pending: Number.NaN, oldestAgeSeconds: Number.NaN };
    }
  }
}
