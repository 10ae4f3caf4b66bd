import { randomInt } from 'node:crypto';

/** Numbers that a seed repeats. `SEED` in the environment takes the place of a new one, which is printed. */
export class Random {
  private constructor(private state: number) {}

  static seeded(): Random {
    const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));
    process.stderr.write(`SEED=${seed}\n`);
    return new Random(seed);
  }

  static of(seed: number): Random {
    return new Random(seed);
  }

  /** From 0 to below 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const item = list[this.between(0, list.length - 1)];
    if (item === undefined) throw new RangeError('there is nothing to pick from');
    return item;
  }
}
