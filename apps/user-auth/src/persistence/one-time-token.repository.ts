import { Injectable } from '@nestjs/common';
import type { RawTx } from '#libs/prisma';
import type { Purpose } from '../domain/one-time-token';
import { hashOf } from '../security/random-secret';

/** What links in mails hold, kept as hashes only. */
@Injectable()
export class OneTimeTokenRepository {
  /** Sweeps out the user's expired ones besides, once they no longer count as mails of the last hour. */
  async add(tx: RawTx, userId: string, purpose: Purpose, secret: string, ttlSeconds: number): Promise<void> {
    await tx.$executeRaw`
      DELETE FROM one_time_tokens
      WHERE user_id = ${userId}::uuid AND expires_at <= now() AND created_at <= now() - interval '1 hour'`;
    await tx.$executeRaw`
      INSERT INTO one_time_tokens (hash, user_id, purpose, expires_at)
      VALUES (${hashOf(secret)}, ${userId}::uuid, ${purpose}, now() + make_interval(secs => ${ttlSeconds}::int))`;
  }

  /** When they were made. */
  async timesOf(tx: RawTx, userId: string, purpose: Purpose): Promise<Date[]> {
    const rows = await tx.$queryRaw<{ createdAt: Date }[]>`
      SELECT created_at AS "createdAt" FROM one_time_tokens
      WHERE user_id = ${userId}::uuid AND purpose = ${purpose}`;
    return rows.map(({ createdAt }) => createdAt);
  }

  /** Whose token it is, with all others of its kind gone; undefined for one that does not work, or no longer. */
  async redeem(tx: RawTx, secret: string, purpose: Purpose): Promise<string | undefined> {
    const [redeemed] = await tx.$queryRaw<{ userId: string }[]>`
      DELETE FROM one_time_tokens
      WHERE hash = ${hashOf(secret)} AND purpose = ${purpose} AND expires_at > now()
      RETURNING user_id AS "userId"`;
    if (!redeemed) return undefined;
    await tx.$executeRaw`
      DELETE FROM one_time_tokens WHERE user_id = ${redeemed.userId}::uuid AND purpose = ${purpose}`;
    return redeemed.userId;
  }
}
