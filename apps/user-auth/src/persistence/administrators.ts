import { Injectable } from '@nestjs/common';
import type { RawTx } from '#libs/prisma';
import { LastAdmin } from '../domain/user.errors';

/** Those who may manage the users; there is always one whose account is not disabled. */
@Injectable()
export class Administrators {
  /**
   * Call it before an administrator is deleted, disabled or loses the role, with the user's row locked already.
   * Of two who go at once, the second waits until the transaction of the first has ended. Throws LAST_ADMIN.
   */
  async requireAnother(tx: RawTx, userId: string): Promise<void> {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('administrators', 0))`;
    // A statement of its own: it must see what the transaction that held the lock has committed.
    const others = await tx.$queryRaw<unknown[]>`
      SELECT FROM users
      WHERE 'admin' = ANY(roles) AND disabled_at IS NULL AND id <> ${userId}::uuid LIMIT 1`;
    if (others.length === 0) throw new LastAdmin();
  }
}
