import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** So many requests in so many seconds, for each key. */
export interface RateLimit {
  /** Part of the Redis keys, e.g. `auth`. */
  readonly name: string;
  readonly requests: number;
  readonly seconds: number;
}

/** What a request leaves its sender. */
export interface Allowance {
  readonly allowed: boolean;
  readonly remaining: number;
  /** Until everything is allowed anew. */
  readonly resetSeconds: number;
}

/**
 * Counts requests by key in fixed windows: in Redis, for all instances together; each instance for itself while
 * Redis is away. Who has used up everything is refused from memory, which spares Redis a flood.
 */
export class RateLimiter {
  readonly #limiter: RateLimiterRedis;

  constructor(redis: Redis, { name, requests, seconds }: RateLimit) {
    const counting = { keyPrefix: `rate-limit:${name}`, points: requests, duration: seconds };
    this.#limiter = new RateLimiterRedis({
      ...counting,
      storeClient: redis,
      rejectIfRedisNotReady: true,
      inMemoryBlockOnConsumed: requests,
      insuranceLimiter: new RateLimiterMemory(counting),
    });
  }

  async spend(key: string): Promise<Allowance> {
    try {
      return allowance(await this.#limiter.consume(key), true);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return allowance(refusal, false);
      throw refusal;
    }
  }
}

function allowance({ remainingPoints, msBeforeNext }: RateLimiterRes, allowed: boolean): Allowance {
  return { allowed, remaining: remainingPoints, resetSeconds: Math.ceil(msBeforeNext / 1_000) };
}
