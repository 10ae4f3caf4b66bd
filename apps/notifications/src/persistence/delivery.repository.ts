import { Injectable } from '@nestjs/common';
import type { RawTx } from '#libs/prisma';
import type { Notification, Outcome } from '../domain/notification';
import { Prisma } from './generated/client';
import { NotificationsDatabase } from './notifications-database';

export interface Recipient {
  /** null where the recipient's contact is not known, or erased. */
  readonly address: string | null;
  /** The recipient's account was deleted. */
  readonly erased: boolean;
}

export interface Claim extends Recipient {
  readonly claimed: boolean;
  readonly settled: boolean;
}

export interface Settlement extends Recipient {
  /** false where the notification was settled before. */
  readonly first: boolean;
}

/**
 * A notification's way from a claim to its outcome. Hand-written: the contact's look-up, the insert and the
 * duplicate's detection are one round trip, and every order passes through here.
 */
@Injectable()
export class DeliveryRepository {
  constructor(private readonly database: NotificationsDatabase) {}

  /** Only one at a time holds a notification: the lease ends by itself where its holder died. */
  async claim(notification: Notification, leaseSeconds: number): Promise<Claim> {
    const [row] = await this.database.client.$queryRaw<Claim[]>`
      WITH recipient AS (${recipientOf(notification)}),
      claim AS (
        INSERT INTO notifications (${columns}, status, leased_until)
        SELECT ${valuesOf(notification)}, 'PENDING', now() + make_interval(secs => ${leaseSeconds})
        FROM recipient WHERE address IS NOT NULL
        ON CONFLICT (id) DO UPDATE SET leased_until = excluded.leased_until
          WHERE notifications.status = 'PENDING' AND coalesce(notifications.leased_until <= now(), true)
        RETURNING id)
      SELECT address, erased, EXISTS (SELECT FROM claim) AS claimed,
             EXISTS (SELECT FROM notifications WHERE id = ${notification.id}::uuid AND status <> 'PENDING') AS settled
      FROM recipient`;
    return row ?? { address: null, erased: false, claimed: false, settled: false };
  }

  /** Lets the next attempt claim at once. */
  async release(id: string): Promise<void> {
    const pending = { id, status: 'PENDING' as const };
    await this.database.client.notification.updateMany({ where: pending, data: { leasedUntil: null } });
  }

  /** Keeps the outcome; the first one stands. */
  async settle(tx: RawTx, notification: Notification, outcome: Outcome): Promise<Settlement> {
    const failure = outcome.status === 'FAILED' ? outcome.failure : null;
    const [row] = await tx.$queryRaw<Settlement[]>`
      WITH recipient AS (${recipientOf(notification)}),
      settlement AS (
        INSERT INTO notifications (${columns}, status, failure, sent_at)
        SELECT ${valuesOf(notification)}, ${outcome.status}::notification_status, ${failure},
               CASE WHEN ${failure}::text IS NULL THEN now() END
        FROM recipient WHERE address IS NOT NULL
        ON CONFLICT (id) DO UPDATE
          SET status = excluded.status, failure = excluded.failure, sent_at = excluded.sent_at, leased_until = NULL
          WHERE notifications.status = 'PENDING'
        RETURNING id)
      SELECT address, erased, EXISTS (SELECT FROM settlement) AS first FROM recipient`;
    return row ?? { address: null, erased: false, first: false };
  }

  /** Erases the words of a user's notifications. What was about to leave does not leave any more. */
  async erase(tx: RawTx, userId: string): Promise<void> {
    await tx.$executeRaw`
      UPDATE notifications SET subject = '', body = '', leased_until = NULL,
        failure = CASE WHEN status = 'PENDING' THEN 'ACCOUNT_DELETED' ELSE failure END,
        status = CASE WHEN status = 'PENDING' THEN 'FAILED' ELSE status END
      WHERE user_id = ${userId}::uuid`;
  }
}

const columns = Prisma.sql`id, user_id, channel, template, subject, body`;

function valuesOf(notification: Notification): Prisma.Sql {
  const { id, userId, channel, template, subject, body, kept = body } = notification;
  return Prisma.sql`${id}::uuid, ${userId ?? null}::uuid, ${channel}, ${template}, ${subject}, ${kept}`;
}

// Locked, so that a contact is either erased before its notification is kept or the notification after it.
function recipientOf({ userId, email }: Notification): Prisma.Sql {
  if (email !== undefined) return Prisma.sql`SELECT ${email}::text AS address, false AS erased`;
  return Prisma.sql`
    SELECT (SELECT email FROM contacts WHERE user_id = ${userId}::uuid FOR SHARE) AS address,
           EXISTS (SELECT FROM contacts WHERE user_id = ${userId}::uuid AND email IS NULL) AS erased`;
}
