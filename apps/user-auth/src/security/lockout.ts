import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RedisClient } from '#libs/redis';
import { CountedRefusal, TooManyAttempts } from '../domain/attempt.errors';
import { clientNetwork } from './client-network';
import { countAttempt } from './count-attempt.script';
import { LockoutPolicy } from './lockout-policy';

/** In how long one failure is forgotten: of an account, which is one person, and of an address, which may be an office. */
const ACCOUNT_FORGETS_MS = 15 * 60_000;
const ADDRESS_FORGETS_MS = 10_000;

/** Whose attempts are counted. */
export interface Guesser {
  /** As it was typed: whether there is such an account must not matter. */
  readonly email?: string;
  readonly clientAddress?: string;
}

/**
 * Slows down who guesses: after some failures each further one costs a growing wait. Counted in Redis, for all
 * instances at once; without it nobody is let through, since guesses would be free then.
 */
@Injectable()
export class Lockout {
  constructor(
    private readonly redis: RedisClient,
    private readonly policy: LockoutPolicy,
  ) {}

  /**
   * Does a check that has no effect, and clears the account's failures where it passes. Where others have failed
   * meanwhile and brought the wait about, its result is not told: of a hundred guesses at once, only the free ones count.
   */
  async guard<T>(guesser: Guesser, check: () => Promise<T>): Promise<T> {
    await this.count(guesser, 'none');
    let result: T;
    try {
      result = await check();
    } catch (error) {
      await this.count(guesser, error instanceof CountedRefusal ? 'failure' : 'none');
      throw error;
    }
    await this.count(guesser, 'success');
    return result;
  }

  /** Does work that may be refused; a success clears nothing. */
  async counting<T>(guesser: Guesser, work: () => Promise<T>): Promise<T> {
    await this.count(guesser, 'none');
    try {
      return await work();
    } catch (error) {
      if (error instanceof CountedRefusal) await this.count(guesser, 'failure');
      throw error;
    }
  }

  /** Counts a failure, for what must not show whether it was one. Throws TOO_MANY_ATTEMPTS. */
  async countFailure(guesser: Guesser): Promise<void> {
    await this.count(guesser, 'failure');
  }

  private async count(guesser: Guesser, outcome: 'none' | 'failure' | 'success'): Promise<void> {
    const counters = this.countersOf(guesser);
    const wait = await this.redis.runScript(
      countAttempt,
      counters.map(({ key }) => key),
      [
        outcome,
        this.policy.longestWaitSeconds * 1_000,
        ...counters.flatMap(({ free, forgetsMs, clears }) => [free, forgetsMs, clears]),
      ],
    );
    if (wait > 0) throw new TooManyAttempts(Math.ceil(wait / 1_000));
  }

  private countersOf({ email, clientAddress }: Guesser) {
    const { failuresPerAccount, failuresPerAddress } = this.policy;
    const account = email !== undefined && {
      key: `attempts:account:${digest(email)}`,
      free: failuresPerAccount,
      forgetsMs: ACCOUNT_FORGETS_MS,
      clears: 1,
    };
    // One's own success must not make guesses at others' accounts free again.
    const address = clientAddress !== undefined && {
      key: `attempts:address:${digest(clientNetwork(clientAddress))}`,
      free: failuresPerAddress,
      forgetsMs: ADDRESS_FORGETS_MS,
      clears: 0,
    };
    return [account, address].filter((counter) => counter !== false);
  }
}

/** Redis needs to know neither who it is nor where. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
