/** By these steps the estimate follows the quickest tenth of the answers. */
const DOWN = 0.9;
const UP = DOWN ** (-1 / 9);
/** Answers that are quicker are all the same. */
const MIN_MS = 1;

/**
 * How long each route takes to answer while there is little to do, learned at quiet times alone: an overload that lasts
 * must not come to pass for normal.
 */
export class QuietLatency {
  readonly #byRoute = new Map<string, number>();

  /** @param maxMs what is slower is never normal: it also stands for what has not been learned yet */
  constructor(private readonly maxMs: number) {}

  /** How many times as long as at a quiet time the answer took. */
  slowness(route: string, ms: number, quiet: boolean): number {
    const known = this.#byRoute.get(route) ?? this.maxMs;
    if (!quiet) return ms / known;
    const learned = known * (ms < known ? DOWN : UP);
    this.#byRoute.set(route, Math.min(this.maxMs, Math.max(MIN_MS, learned)));
    return ms / known;
  }
}
