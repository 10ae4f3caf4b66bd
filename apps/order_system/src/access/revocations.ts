import { Injectable, Logger } from '@nestjs/common';
import { revocationMarks } from '#libs/auth';
import type { TokenHolder } from '#libs/auth';
import { RedisClient } from '#libs/redis';

/** Knows which access tokens have ended before they expire: user-auth leaves a mark for each session that ends. */
@Injectable()
export class Revocations {
  readonly #logger = new Logger(Revocations.name);
  #blind = false;

  constructor(private readonly redis: RedisClient) {}

  async include({ id, sessionId, tokenMadeAt }: TokenHolder): Promise<boolean> {
    const [session, user] = await this.marks(sessionId, id);
    return session !== null || (user !== null && tokenMadeAt <= Number(user));
  }

  // Without Redis a token is worth what its signature says: it lives for minutes, an outage must not close the shop.
  private async marks(sessionId: string, userId: string): Promise<[string | null, string | null]> {
    const keys = [revocationMarks.ofSession(sessionId), revocationMarks.ofUser(userId)];
    try {
      const [session = null, user = null] = await this.redis.run((redis) => redis.mget(keys));
      if (this.#blind) this.#logger.log('ended sessions are refused again');
      this.#blind = false;
      return [session, user];
    } catch (error) {
      if (!this.#blind)
        this.#logger.warn({ err: error, msg: 'tokens of ended sessions are good until they expire' });
      this.#blind = true;
      return [null, null];
    }
  }
}
