import { Injectable, Logger } from '@nestjs/common';
import { isDatabaseUnavailable, isSerializationConflict } from '#libs/prisma';
import { Draining } from './draining';
import type { Delivery, Step } from './delivery';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;

/**
 * A database that is away is no fault of the message: it is held, not counted as a failed attempt, until
 * the database is back. Held messages fill the prefetch window, so the consumer pauses by itself.
 */
@Injectable()
export class WaitForDatabase implements Step {
  readonly #logger = new Logger(WaitForDatabase.name);

  constructor(private readonly draining: Draining) {}

  async run(_delivery: Delivery, next: () => Promise<void>): Promise<void> {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        return await next();
      } catch (failure) {
        if (isSerializationConflict(failure)) continue;
        if (!isDatabaseUnavailable(failure)) throw failure;
        this.#logger.warn(`the database is away; trying again in ${wait} ms`);
        await this.draining.sleep(wait);
      }
    }
  }
}
