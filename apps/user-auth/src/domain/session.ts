import { newId } from '#libs/common';

/** One log-in: the family of refresh tokens that descend from it. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** What a refresh token's presentation leads to. */
export type Exchange = 'rotate' | 'refuse' | 'revoke';

export function openSession(userId: string, now: Date, ttlSeconds: number): Session {
  const expiresAt = new Date(now.getTime() + ttlSeconds * 1_000);
  return { id: newId(), userId, expiresAt, revokedAt: null };
}

/**
 * Each refresh token works once. A used one that comes back was copied, by its owner or by a thief, and
 * nobody can tell whose the newer one is: the whole family ends (RFC 9700 §4.14.2).
 */
export function exchange(
  session: Session,
  { usedAt, userDisabled }: { usedAt: Date | null; userDisabled: boolean },
  now: Date,
): Exchange {
  if (session.revokedAt || session.expiresAt <= now) return 'refuse';
  if (usedAt || userDisabled) return 'revoke';
  return 'rotate';
}
