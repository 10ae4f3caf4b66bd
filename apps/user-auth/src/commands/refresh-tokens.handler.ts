import { RefreshTokens } from '#contracts/users/commands/refresh-tokens.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { newId } from '#libs/common';
import { CommandHandler, UnitOfWork } from '#libs/messaging';
import { exchange } from '../domain/session';
import { InvalidRefreshToken } from '../domain/user.errors';
import { SessionRepository } from '../persistence/session.repository';
import type { PresentedToken } from '../persistence/session.repository';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { newRefreshSecret } from '../security/refresh-secret';
import { SessionRevocations } from '../security/session-revocations';
import { TokenIssuer } from '../security/token-issuer';

/** Has its own transaction: a refusal must be thrown after the revocation is committed. */
@CommandHandler(RefreshTokens, { transaction: 'none' })
export class RefreshTokensHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly revocations: SessionRevocations,
    private readonly tokens: TokenIssuer,
    private readonly unitOfWork: UnitOfWork<UserAuthTx>,
  ) {}

  async handle({ refreshToken }: InputOf<typeof RefreshTokens>): Promise<OutputOf<typeof RefreshTokens>> {
    const next = newRefreshSecret();
    // Made first, so that a revocation that comes between the transaction and the signature meets the token.
    const tokenId = newId();
    const renewed = await this.unitOfWork.run((tx) => this.exchange(tx, refreshToken, next));
    if (!renewed) throw new InvalidRefreshToken();
    const { session, roles } = renewed;
    return this.tokens.issue({ id: session.userId, roles, sessionId: session.id }, next, tokenId);
  }

  private async exchange(tx: UserAuthTx, secret: string, next: string): Promise<PresentedToken | undefined> {
    const presented = await this.sessions.lock(tx, secret);
    if (!presented) return undefined;
    const now = new Date();
    const decision = exchange(presented.session, presented, now);
    if (decision === 'revoke') await this.revoke(tx, presented.session.id, now);
    if (decision !== 'rotate') return undefined;
    await this.sessions.rotate(tx, presented.session, secret, next, now);
    return presented;
  }

  private async revoke(tx: UserAuthTx, sessionId: string, now: Date): Promise<void> {
    await this.sessions.revoke(tx, sessionId, now);
    await this.revocations.revokeSession(sessionId);
  }
}
