import type { InFlight } from './in-flight';

/** A body that takes longer to come keeps nobody else out. */
const BODY_WITHIN_MS = 250;

/**
 * One request on its way through the gateway. It takes room from its head to its answer, except while it only waits: for
 * the rest of its body, which a slow client may never send, or for the end of an order.
 */
export class Visit {
  #inside = true;
  #over = false;
  #began: number | undefined;
  readonly #patience: NodeJS.Timeout;

  constructor(
    private readonly inFlight: InFlight,
    private readonly now: () => number,
  ) {
    inFlight.enter();
    this.#patience = setTimeout(() => this.stepOut(), BODY_WITHIN_MS).unref();
  }

  /** All of it is there: from now on it is our time. */
  begin(): void {
    if (this.#over) return;
    clearTimeout(this.#patience);
    this.#began = this.now();
    if (this.#inside) return;
    this.#inside = true;
    this.inFlight.enter();
  }

  /** Its client is gone. What has been begun goes on, and takes room until it is done. */
  abandon(): void {
    if (this.#began === undefined) this.end();
  }

  /** It is answered, or only waits from now on; a route is given where its time tells how busy the system is. */
  end(route?: string): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#patience);
    if (route !== undefined && this.#began !== undefined) this.inFlight.answered(route, this.#began);
    this.stepOut();
  }

  private stepOut(): void {
    if (this.#inside) this.inFlight.leave();
    this.#inside = false;
  }
}
