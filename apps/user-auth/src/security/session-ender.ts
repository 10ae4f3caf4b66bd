import { Injectable } from '@nestjs/common';
import type { SessionEnd } from '../domain/session';
import { SessionRepository } from '../persistence/session.repository';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { SessionRevocations } from './session-revocations';

/** Ends a user's sessions: their refresh tokens in the database, their access tokens by marks. */
@Injectable()
export class SessionEnder {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly revocations: SessionRevocations,
  ) {}

  async endAll(tx: UserAuthTx, userId: string, end: SessionEnd): Promise<void> {
    await this.sessions.revokeAll(tx, userId, end, new Date());
    await this.revocations.revokeUser(userId);
  }

  /** Spares the session that asks for it. */
  async endOthers(
    tx: UserAuthTx,
    userId: string,
    end: SessionEnd,
    spared: string | undefined,
  ): Promise<void> {
    const ended = await this.sessions.revokeAll(tx, userId, end, new Date(), spared);
    await Promise.all(ended.map((sessionId) => this.revocations.revokeSession(sessionId)));
  }
}
