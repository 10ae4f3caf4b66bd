import { Injectable, Logger } from '@nestjs/common';
import { revocationMarks } from '#libs/auth';
import { RedisClient } from '#libs/redis';
import { SessionPolicy } from './session-policy';

/** For clocks that differ, and for a token that is just being signed. */
const MARGIN_SECONDS = 60;

/**
 * Ends access tokens before they expire, by marks that live as long as there may be such tokens. Call it after the
 * change in the database that ends the session, in its transaction or behind it: a token made from then on is good.
 */
@Injectable()
export class SessionRevocations {
  readonly #logger = new Logger(SessionRevocations.name);

  constructor(
    private readonly redis: RedisClient,
    private readonly policy: SessionPolicy,
  ) {}

  /** The tokens of one session, or those that were traded for one API key. */
  revokeSession(sessionId: string): Promise<void> {
    return this.mark(revocationMarks.ofSession(sessionId));
  }

  /** All tokens that the user has, whatever they were traded for. */
  revokeUser(userId: string): Promise<void> {
    return this.mark(revocationMarks.ofUser(userId));
  }

  // Nobody shall be kept from logging out because Redis is away: the refresh token is dead, the access token soon.
  private async mark(key: string): Promise<void> {
    const seconds = this.policy.accessTokenSeconds + MARGIN_SECONDS;
    try {
      await this.redis.run((redis) => redis.set(key, Date.now(), 'EX', seconds));
    } catch (error) {
      this.#logger.error({ key, err: error, msg: 'access tokens stay good until they expire' });
    }
  }
}
