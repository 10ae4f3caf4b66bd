import { newId } from '#libs/common';

/** One log-in: the family of refresh tokens that descend from it. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** What can end a session before it expires. */
export type SessionEnd =
  | 'logged-out'
  | 'logged-out-everywhere'
  | 'token-reused'
  | 'password-changed'
  | 'password-reset'
  | 'roles-changed'
  | 'user-disabled';

/** What a refresh token's presentation leads to. */
export type Exchange =
  'rotate' | 'refuse' | 'refuse-for-now' | Extract<SessionEnd, 'token-reused' | 'user-disabled'>;

/** What decides over a token that is presented. */
interface Presentation {
  readonly usedAt: Date | null;
  readonly userDisabled: boolean;
}

export function openSession(userId: string, now: Date, ttlSeconds: number): Session {
  const expiresAt = new Date(now.getTime() + ttlSeconds * 1_000);
  return { id: newId(), userId, expiresAt, revokedAt: null };
}

/**
 * Each refresh token works once. A used one that comes back was copied, by its owner or by a thief, and
 * nobody can tell whose the newer one is: the whole family ends (RFC 9700 §4.14.2). Right after its use it is refused
 * and nothing more: two tabs of one browser, or a request sent twice, are no theft.
 */
export function exchange(
  session: Session,
  { usedAt, userDisabled }: Presentation,
  now: Date,
  reuseGraceSeconds: number,
): Exchange {
  if (session.revokedAt || session.expiresAt <= now) return 'refuse';
  if (userDisabled) return 'user-disabled';
  if (!usedAt) return 'rotate';
  return now.getTime() - usedAt.getTime() < reuseGraceSeconds * 1_000 ? 'refuse-for-now' : 'token-reused';
}
