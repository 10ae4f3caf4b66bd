const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 300_000;
/** More than that is no event that is poison but a broker that is broken. */
const MOST = 1_000;

interface Wait {
  readonly attempts: number;
  readonly until: number;
}

/**
 * The aggregates whose next event was refused. Their later events wait with it, since they keep their order, and no
 * other's do. Known to the leading relay alone: the next one finds out anew.
 */
export class HeldBack {
  readonly #waits = new Map<string, Wait>();

  /** Until its next attempt: after 5 s, then twice as long each time, up to 5 minutes. */
  hold(subject: string, now: number): void {
    const attempts = (this.#waits.get(subject)?.attempts ?? 0) + 1;
    const delay = Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), LONGEST_DELAY_MS);
    this.#waits.set(subject, { attempts, until: now + delay });
  }

  release(subject: string): void {
    this.#waits.delete(subject);
  }

  has(subject: string): boolean {
    return this.#waits.has(subject);
  }

  /** Whether its next attempt is not due yet. */
  waits(subject: string, now: number): boolean {
    return (this.#waits.get(subject)?.until ?? 0) > now;
  }

  /** One that may be tried again, if any. */
  due(now: number): string | undefined {
    for (const [subject, { until }] of this.#waits) if (until <= now) return subject;
    return undefined;
  }

  get subjects(): string[] {
    return [...this.#waits.keys()];
  }

  get full(): boolean {
    return this.#waits.size >= MOST;
  }
}
