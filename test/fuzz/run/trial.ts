import fc from 'fast-check';
import type { Exchange, Rule, Violation } from '../exchange';
import type { FuzzRequest } from '../requests/fuzz-request';
import { causeOf } from './finding';

/** As long as a failing request may take to be made smaller. */
const SHRINKS = 150;

export interface Failure {
  readonly exchange: Exchange;
  readonly violation: Violation;
}

interface TrialOptions {
  readonly requests: fc.Arbitrary<FuzzRequest>;
  readonly rules: readonly Rule[];
  readonly exchange: (request: FuzzRequest) => Promise<Exchange>;
  readonly onCase: () => void;
}

/** Tries an operation with so many requests; answers each cause of failure once, with the smallest request found. */
export async function tryOut(options: TrialOptions, cases: number, seed: number): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (let left = cases, round = 0; left > 0; round += 1) {
    const known = failures.map(({ violation }) => causeOf(violation));
    const trial = new Trial(options, known);
    const property = fc.asyncProperty(options.requests, (request) => trial.holds(request));
    const { numRuns, failed, errorInstance } = await fc.check(property, {
      seed: seed + round,
      numRuns: left,
    });
    if (!failed) break;
    // The fuzzer itself has failed.
    if (!trial.smallest) throw errorInstance;
    failures.push(trial.smallest);
    left -= numRuns;
  }
  return failures;
}

class Trial {
  smallest?: Failure;
  #shrinks = 0;

  constructor(
    private readonly options: TrialOptions,
    private readonly known: readonly string[],
  ) {}

  async holds(request: FuzzRequest): Promise<boolean> {
    if (!this.smallest) this.options.onCase();
    else if ((this.#shrinks += 1) > SHRINKS) return true;
    const exchange = await this.options.exchange(request);
    const violation = this.options.rules
      .flatMap((rule) => rule(exchange))
      .find((found) => this.counts(found));
    if (!violation) return true;
    this.smallest = { exchange, violation };
    return false;
  }

  /** While a failing request is made smaller, it must go on failing for the same cause. */
  private counts(violation: Violation): boolean {
    const cause = causeOf(violation);
    return this.smallest ? cause === causeOf(this.smallest.violation) : !this.known.includes(cause);
  }
}
