/** A judgement rests on this many answers at least, and on those of this time at least. */
const WINDOW_ANSWERS = 20;
const WINDOW_MS = 100;
/** One answer that took for ever must not decide alone. */
const MAX_SLOWNESS = 20;
/** The most that is taken away at once. */
const MAX_CUT = 0.7;
/** Who uses less than this share of the limit does not show that more would do no harm. */
const IN_USE = 0.8;

export interface LimitBounds {
  readonly min: number;
  readonly max: number;
  /** The mean slowness from which on the limit shrinks. */
  readonly tolerance: number;
}

/**
 * How many requests may be in flight: grows by a little while answers are quick, shrinks by a lot when they become slow,
 * as TCP does (AIMD). What is in flight makes answers slow by Little's law, so this bounds how slow they become. It
 * starts at its highest: down takes a second, up takes minutes.
 */
export class AdaptiveLimit {
  #value: number;
  #windowBegan: number;
  #answers = 0;
  #slowness = 0;
  #mostInFlight = 0;
  #isShort = false;

  constructor(
    private readonly bounds: LimitBounds,
    now: number,
  ) {
    this.#value = bounds.max;
    this.#windowBegan = now;
  }

  get value(): number {
    return Math.floor(this.#value);
  }

  /** Somebody was refused: a higher limit would be made use of. */
  refused(): void {
    this.#isShort = true;
  }

  /** Somebody was answered: so many times later than on a quiet system, and that many were in flight. */
  observe(slowness: number, inFlight: number, now: number): void {
    this.#answers += 1;
    this.#slowness += Math.min(slowness, MAX_SLOWNESS);
    this.#mostInFlight = Math.max(this.#mostInFlight, inFlight);
    if (this.#answers < WINDOW_ANSWERS || now - this.#windowBegan < WINDOW_MS) return;
    this.adapt(this.#slowness / this.#answers);
    this.#windowBegan = now;
    this.#answers = this.#slowness = this.#mostInFlight = 0;
    this.#isShort = false;
  }

  private adapt(slowness: number): void {
    const { min, max, tolerance } = this.bounds;
    // From what is really in flight: a limit that nobody has come near would otherwise take several steps to be felt.
    const used = Math.min(this.#value, this.#mostInFlight);
    if (slowness > tolerance) this.#value = Math.max(min, used * Math.max(MAX_CUT, tolerance / slowness));
    else if (this.#isShort || this.#mostInFlight >= this.#value * IN_USE)
      this.#value = Math.min(max, this.#value + Math.max(1, this.#value / 20));
  }
}
