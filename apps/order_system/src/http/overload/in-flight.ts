import { gauge } from '#libs/common';
import { AdaptiveLimit } from './adaptive-limit';
import type { OverloadConfig } from './overload-env';
import { QuietLatency } from './quiet-latency';
import { SHARES } from './urgency';
import type { Urgency } from './urgency';

/** Where answers take longer than that on average, there are too many at once, whatever the routes are used to. */
const NEVER_NORMAL_MS = 150;

const inFlight = gauge({ name: 'http_requests_in_flight', help: 'Requests that are worked on' });
const limit = gauge({
  name: 'http_requests_in_flight_limit',
  help: 'How many requests may be worked on just now',
});

/** The requests that are worked on, and whether there is room for one more. */
export class InFlight {
  readonly #limit: AdaptiveLimit;
  readonly #latency: QuietLatency;
  /** As few as that do not keep each other waiting. */
  readonly #quiet: number;
  #count = 0;

  constructor(
    { minInFlight: min, maxInFlight: max, tolerance }: OverloadConfig,
    private readonly now: () => number,
  ) {
    this.#limit = new AdaptiveLimit({ min, max, tolerance }, now());
    this.#latency = new QuietLatency(NEVER_NORMAL_MS / tolerance);
    this.#quiet = Math.max(1, min / 2);
    limit.set(max);
  }

  get count(): number {
    return this.#count;
  }

  get limit(): number {
    return this.#limit.value;
  }

  hasRoomFor(urgency: Urgency): boolean {
    const hasRoom = this.#count < this.limit * SHARES[urgency];
    if (!hasRoom) this.#limit.refused();
    return hasRoom;
  }

  enter(): void {
    this.#count += 1;
    inFlight.set(this.#count);
  }

  leave(): void {
    this.#count -= 1;
    inFlight.set(this.#count);
  }

  /** A request that was begun then is answered, and has not left yet. */
  answered(route: string, since: number): void {
    const now = this.now();
    const slowness = this.#latency.slowness(route, now - since, this.#count <= this.#quiet);
    this.#limit.observe(slowness, this.#count, now);
    limit.set(this.limit);
  }
}
