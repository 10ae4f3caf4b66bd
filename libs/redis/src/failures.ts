import { ReplyError } from 'ioredis';
import { DomainError } from '#libs/common';

// What a server says that is starting, failing over or overloaded. Everything else it says is a bug of ours.
const passing = /^(LOADING|READONLY|MASTERDOWN|CLUSTERDOWN|NOREPLICAS|TRYAGAIN|BUSY|OOM) /;

/** Redis does not answer; the command may or may not have been executed. */
export class RedisUnavailable extends DomainError {
  constructor(cause: unknown) {
    super('REDIS_UNAVAILABLE', 'unavailable', 'The store does not answer just now; try again.', {
      retryAfter: 1,
    });
    this.cause = cause;
  }
}

/** A lost connection, a timeout or a server that cannot serve yet becomes RedisUnavailable. */
export function translateFailure(error: unknown): unknown {
  const isReply = error instanceof (ReplyError as new () => Error);
  return isReply && !passing.test(error.message) ? error : new RedisUnavailable(error);
}
