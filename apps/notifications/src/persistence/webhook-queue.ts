import { Injectable } from '@nestjs/common';
import type { RawTx } from '#libs/prisma';
import type { Attempt } from '../domain/webhooks/attempts';
import { anonymous, userOf } from '../domain/webhooks/public-event';
import type { PublicEvent } from '../domain/webhooks/public-event';
import { webhookIdOf } from '../webhooks/webhook-id';
import { NotificationsDatabase } from './notifications-database';

/** Attempts at one endpoint at a time; at one that fails, only one, which tells whether it works again. */
const AT_ONCE = 8;
/** Longer than an attempt can take: whoever made one that is older is dead. */
const LEASE_SECONDS = 60;
/** An endpoint that has failed for so long is not tried any more. */
const GIVE_UP_DAYS = 5;

/** An attempt that somebody has to make. */
export interface DueWebhook {
  readonly id: string;
  readonly endpointId: string;
  readonly eventId: string;
  readonly body: unknown;
  /** This one included. */
  readonly attempts: number;
  readonly url: string;
  readonly sealedSecrets: string[];
  /** Of the endpoint: the attempt says nothing of one that has been changed since. */
  readonly version: number;
}

/** Events on their way to endpoints. Hand-written: every order passes through here. */
@Injectable()
export class WebhookQueue {
  constructor(private readonly database: NotificationsDatabase) {}

  /** For each endpoint that wants the event. The contact is locked, so that it is erased before this or together with it. */
  async add(tx: RawTx, event: PublicEvent): Promise<void> {
    const userId = userOf(event) ?? null;
    await tx.$executeRaw`
      INSERT INTO webhook_deliveries (id, endpoint_id, event_id, event_type, user_id, body)
      SELECT gen_random_uuid(), id, ${webhookIdOf(event)}, ${event.type},
             CASE WHEN erased THEN NULL ELSE ${userId}::uuid END,
             CASE WHEN erased THEN ${JSON.stringify(anonymous(event))}::json ELSE ${JSON.stringify(event)}::json END
      FROM (SELECT id, coalesce((SELECT email IS NULL FROM contacts WHERE user_id = ${userId}::uuid FOR SHARE), false) AS erased
            FROM webhook_endpoints WHERE enabled AND ${event.type} = ANY (events)) AS wanting`;
  }

  /** Claims what is due: of each endpoint on its own, so that one that does not answer keeps nobody else waiting. */
  claimDue(): Promise<DueWebhook[]> {
    return this.database.raw.$queryRaw<DueWebhook[]>`
      WITH ready AS MATERIALIZED (
        SELECT e.id, e.url, e.version,
               CASE WHEN e.former_secret_until > now() THEN ARRAY[e.sealed_secret, e.former_secret]
                    ELSE ARRAY[e.sealed_secret] END AS secrets,
               CASE WHEN e.failing_since IS NULL THEN ${AT_ONCE}::int ELSE 1 END
                 - (SELECT count(*) FROM webhook_deliveries d
                    WHERE d.endpoint_id = e.id AND d.status = 'PENDING' AND d.leased_until > now()) AS free
        FROM webhook_endpoints e
        WHERE e.enabled AND EXISTS (
          SELECT FROM webhook_deliveries d
          WHERE d.endpoint_id = e.id AND d.status = 'PENDING' AND d.next_attempt_at <= now()
            AND coalesce(d.leased_until <= now(), true))
        FOR NO KEY UPDATE OF e SKIP LOCKED),
      due AS MATERIALIZED (
        SELECT d.id, r.url, r.version, r.secrets
        FROM ready r CROSS JOIN LATERAL (
          SELECT id FROM webhook_deliveries
          WHERE endpoint_id = r.id AND status = 'PENDING' AND next_attempt_at <= now()
            AND coalesce(leased_until <= now(), true)
          ORDER BY next_attempt_at LIMIT greatest(r.free, 0) FOR UPDATE SKIP LOCKED) d)
      UPDATE webhook_deliveries AS d
      SET attempts = d.attempts + 1, leased_until = now() + make_interval(secs => ${LEASE_SECONDS}::int)
      FROM due WHERE d.id = due.id
      RETURNING d.id, d.endpoint_id AS "endpointId", d.event_id AS "eventId", d.body, d.attempts,
                due.url, due.secrets AS "sealedSecrets", due.version`;
  }

  /** The attempt was not made after all. */
  async release({ id, attempts }: DueWebhook): Promise<void> {
    await this.database.raw.$executeRaw`
      UPDATE webhook_deliveries SET attempts = attempts - 1, leased_until = NULL
      WHERE id = ${id}::uuid AND status = 'PENDING' AND attempts = ${attempts}::int`;
  }

  /**
   * Records how an attempt ended; `retryAfterMs` where it failed and there is another one to come. Answers why the
   * endpoint has been disabled by it, if it has.
   */
  async settle(
    { id, attempts, version }: DueWebhook,
    { status, error }: Attempt,
    retryAfterMs: number | undefined,
  ): Promise<string | undefined> {
    const [endpoint] = await this.database.raw.$queryRaw<{ disabledReason: string | null }[]>`
      WITH settled AS (
        UPDATE webhook_deliveries
        SET status = (CASE WHEN ${error ?? null}::text IS NULL THEN 'DELIVERED'
                           WHEN ${retryAfterMs ?? null}::float IS NULL THEN 'FAILED'
                           ELSE 'PENDING' END)::webhook_delivery_status,
            next_attempt_at = CASE WHEN ${error ?? null}::text IS NOT NULL
              THEN now() + ${retryAfterMs ?? null}::float * interval '1 millisecond' END,
            response_status = ${status ?? null}::int, error = ${error ?? null}::text, leased_until = NULL
        WHERE id = ${id}::uuid AND status = 'PENDING' AND attempts = ${attempts}::int
        RETURNING endpoint_id),
      verdict AS (
        SELECT id, CASE WHEN ${error ?? null}::text = 'GONE' THEN 'GONE'
                        WHEN ${error ?? null}::text IS NOT NULL
                          AND failing_since < now() - make_interval(days => ${GIVE_UP_DAYS}::int) THEN 'FAILING' END AS reason
        FROM webhook_endpoints JOIN settled ON id = endpoint_id
        WHERE enabled AND version = ${version}::int
          AND (${error ?? null}::text IS NOT NULL OR failing_since IS NOT NULL)
        FOR NO KEY UPDATE)
      UPDATE webhook_endpoints AS e
      SET failing_since = CASE WHEN ${error ?? null}::text IS NOT NULL THEN coalesce(failing_since, now()) END,
          enabled = reason IS NULL, disabled_reason = reason,
          version = CASE WHEN reason IS NULL THEN version ELSE version + 1 END
      FROM verdict WHERE e.id = verdict.id
      RETURNING disabled_reason AS "disabledReason"`;
    return endpoint?.disabledReason ?? undefined;
  }

  /** Erases whom events were about. What is on its way arrives without it. */
  async erase(tx: RawTx, userId: string): Promise<void> {
    await tx.$executeRaw`
      UPDATE webhook_deliveries
      SET user_id = NULL, body = (body::jsonb #- '{data,userId}' #- '{data,customerId}')::json
      WHERE user_id = ${userId}::uuid`;
  }
}
