import { Injectable } from '@nestjs/common';
import type { Role } from '#contracts/kernel/permissions';
import type { Session, SessionEnd } from '../domain/session';
import { hashOf } from '../security/random-secret';
import type { UserAuthTx } from './user-auth-database';
import { rolesOf } from './user.repository';

/** A refresh token with the session and the user it belongs to. */
export interface PresentedToken {
  readonly session: Session;
  readonly usedAt: Date | null;
  readonly roles: readonly Role[];
  readonly userDisabled: boolean;
}

interface TokenRow {
  id: string;
  userId: string;
  expiresAt: Date;
  revokedAt: Date | null;
  usedAt: Date | null;
  roles: string[];
  userDisabled: boolean;
}

/** Sessions with their refresh tokens, which are kept as hashes only. */
@Injectable()
export class SessionRepository {
  /** Keeps a new session with its first token; sweeps out the user's expired ones. */
  async open(tx: UserAuthTx, session: Session, secret: string, now: Date): Promise<void> {
    await tx.session.deleteMany({ where: { userId: session.userId, expiresAt: { lte: now } } });
    await tx.session.create({ data: { ...session, tokens: { create: { hash: hashOf(secret) } } } });
  }

  /** Locks token and session: of two who present one token, the second sees it used. */
  async lock(tx: UserAuthTx, secret: string): Promise<PresentedToken | undefined> {
    const [row] = await tx.$queryRaw<TokenRow[]>`
      SELECT s.id, s.user_id AS "userId", s.expires_at AS "expiresAt", s.revoked_at AS "revokedAt",
             t.used_at AS "usedAt", u.roles, u.disabled_at IS NOT NULL AS "userDisabled"
      FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id JOIN users u ON u.id = s.user_id
      WHERE t.hash = ${hashOf(secret)}
      FOR UPDATE OF t, s`;
    if (!row) return undefined;
    const { usedAt, roles, userDisabled, ...session } = row;
    return { session, usedAt, roles: rolesOf(roles), userDisabled };
  }

  async rotate(tx: UserAuthTx, session: Session, used: string, next: string, now: Date): Promise<void> {
    await tx.refreshToken.update({ where: { hash: hashOf(used) }, data: { usedAt: now } });
    await tx.refreshToken.create({ data: { hash: hashOf(next), sessionId: session.id } });
  }

  async revoke(tx: UserAuthTx, sessionId: string, end: SessionEnd, now: Date): Promise<void> {
    await tx.session.update({ where: { id: sessionId }, data: { revokedAt: now, revokedFor: end } });
  }

  /** Ends all sessions of a user, or all others than one, and names those that it has ended. */
  async revokeAll(
    tx: UserAuthTx,
    userId: string,
    end: SessionEnd,
    now: Date,
    spared?: string,
  ): Promise<string[]> {
    const living = { userId, revokedAt: null, ...(spared !== undefined && { id: { not: spared } }) };
    const data = { revokedAt: now, revokedFor: end };
    const ended = await tx.session.updateManyAndReturn({ where: living, data, select: { id: true } });
    return ended.map(({ id }) => id);
  }

  /** Ends the session of a token, and names it; one that nobody knows, or that has ended, changes nothing. */
  async revokeByToken(tx: UserAuthTx, secret: string, now: Date): Promise<string | undefined> {
    const ofToken = { revokedAt: null, tokens: { some: { hash: hashOf(secret) } } };
    const data = { revokedAt: now, revokedFor: 'logged-out' satisfies SessionEnd };
    const ended = await tx.session.updateManyAndReturn({ where: ofToken, data });
    return ended[0]?.id;
  }
}
