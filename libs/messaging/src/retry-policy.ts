/** How many times the longest delay is waited for before a message is given up. */
const LAST_DELAY_REPEATS = 2;

/** Growing delays between the attempts of a message; the broker holds a queue for each. */
export class RetryPolicy {
  /** @param delays e.g. `['5s', '30s', '5m']`: with these a message is tried five times in about ten minutes. */
  constructor(readonly delays: readonly string[]) {}

  /** The delay after the given failed attempt (from 1); undefined where the message is given up. */
  delayAfter(attempt: number): string | undefined {
    if (attempt >= this.delays.length + LAST_DELAY_REPEATS) return undefined;
    return this.delays[Math.min(attempt, this.delays.length) - 1];
  }
}
