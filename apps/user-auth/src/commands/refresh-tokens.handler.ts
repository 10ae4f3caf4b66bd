import { RefreshTokens } from '#contracts/users/commands/refresh-tokens.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { newId } from '#libs/common';
import { CommandHandler, UnitOfWork } from '#libs/messaging';
import { exchange } from '../domain/session';
import type { Exchange } from '../domain/session';
import { InvalidRefreshToken, RefreshTokenJustUsed } from '../domain/user.errors';
import { SessionRepository } from '../persistence/session.repository';
import type { PresentedToken } from '../persistence/session.repository';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { newSecret } from '../security/random-secret';
import { SessionPolicy } from '../security/session-policy';
import { SessionRevocations } from '../security/session-revocations';
import { TokenIssuer } from '../security/token-issuer';

/** What became of a token, and whose it was where it was rotated. */
interface Presented {
  readonly decision: Exchange;
  readonly token?: PresentedToken;
}

/** Has its own transaction: a refusal must be thrown after the revocation is committed. */
@CommandHandler(RefreshTokens, { transaction: 'none' })
export class RefreshTokensHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly revocations: SessionRevocations,
    private readonly policy: SessionPolicy,
    private readonly tokens: TokenIssuer,
    private readonly unitOfWork: UnitOfWork<UserAuthTx>,
  ) {}

  async handle({ refreshToken }: InputOf<typeof RefreshTokens>): Promise<OutputOf<typeof RefreshTokens>> {
    const next = newSecret();
    // Made first, so that a revocation that comes between the transaction and the signature meets the token.
    const tokenId = newId();
    const { decision, token } = await this.unitOfWork.run((tx) => this.present(tx, refreshToken, next));
    if (decision === 'refuse-for-now') throw new RefreshTokenJustUsed();
    if (decision !== 'rotate' || !token) throw new InvalidRefreshToken();
    const { session, roles } = token;
    return this.tokens.issue({ id: session.userId, roles, sessionId: session.id }, next, tokenId);
  }

  private async present(tx: UserAuthTx, secret: string, next: string): Promise<Presented> {
    const token = await this.sessions.lock(tx, secret);
    if (!token) return { decision: 'refuse' };
    const now = new Date();
    const decision = exchange(token.session, token, now, this.policy.reuseGraceSeconds);
    if (decision === 'rotate') await this.sessions.rotate(tx, token.session, secret, next, now);
    if (decision === 'token-reused' || decision === 'user-disabled') {
      await this.sessions.revoke(tx, token.session.id, decision, now);
      await this.revocations.revokeSession(token.session.id);
    }
    return { decision, token };
  }
}
