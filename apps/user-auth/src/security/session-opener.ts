import { Injectable } from '@nestjs/common';
import type { Tokens } from '#contracts/users/user';
import { newId } from '#libs/common';
import { UnitOfWork } from '#libs/messaging';
import { InvalidCredentials } from '../domain/attempt.errors';
import { openSession } from '../domain/session';
import type { User } from '../domain/user';
import { SessionRepository } from '../persistence/session.repository';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { UserRepository } from '../persistence/user.repository';
import { newSecret } from './random-secret';
import { SessionPolicy } from './session-policy';
import { TokenIssuer } from './token-issuer';

/** Opens the session of somebody who has proved who they are. */
@Injectable()
export class SessionOpener {
  constructor(
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly policy: SessionPolicy,
    private readonly tokens: TokenIssuer,
    private readonly unitOfWork: UnitOfWork<UserAuthTx>,
  ) {}

  /** Throws INVALID_CREDENTIALS where the proof has lost its worth while it was checked. */
  async open({ id, passwordHash }: User): Promise<Tokens> {
    const secret = newSecret();
    const opened = await this.unitOfWork.run(async (tx) => {
      const current = await this.users.holdForSession(tx, id);
      if (!current || current.disabledAt || current.passwordHash !== passwordHash)
        throw new InvalidCredentials();
      const now = new Date();
      const session = openSession(id, now, this.policy.sessionSeconds);
      await this.sessions.open(tx, session, secret, now);
      // Made before others may change the user again, so that a revocation that comes then meets the token.
      return { roles: current.roles, sessionId: session.id, tokenId: newId() };
    });
    return this.tokens.issue(
      { id, roles: opened.roles, sessionId: opened.sessionId },
      secret,
      opened.tokenId,
    );
  }
}
