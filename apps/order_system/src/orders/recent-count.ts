/** How often something happened within the last so many milliseconds, told from two numbers: exact where it comes evenly. */
export class RecentCount {
  #began: number;
  #before = 0;
  #since = 0;

  constructor(
    private readonly windowMs: number,
    private readonly now: () => number,
  ) {
    this.#began = now();
  }

  add(): void {
    this.roll();
    this.#since += 1;
  }

  get value(): number {
    this.roll();
    const passed = (this.now() - this.#began) / this.windowMs;
    return this.#before * (1 - passed) + this.#since;
  }

  private roll(): void {
    const windows = Math.floor((this.now() - this.#began) / this.windowMs);
    if (windows === 0) return;
    this.#before = windows === 1 ? this.#since : 0;
    this.#since = 0;
    this.#began += windows * this.windowMs;
  }
}
