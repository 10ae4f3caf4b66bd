import { DomainError } from '#libs/common';
import type { Allowance } from '#libs/redis';

/** The caller has sent all the requests that there are for it by now. */
export class RateLimited extends DomainError {
  constructor({ resetSeconds }: Allowance) {
    super('RATE_LIMITED', 'too-many', `Too many requests; send the next one in ${resetSeconds} s.`, {
      retryAfter: resetSeconds,
    });
  }
}
