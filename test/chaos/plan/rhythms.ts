import type { FaultKind } from './fault';

/** In ms, both ends included. */
type Range = readonly [from: number, to: number];

export interface Rhythm {
  /** From one to the next. */
  readonly everyMs: Range;
  readonly lastsMs: Range;
  /** Faults in one lane follow each other; lanes know nothing of each other, so that their faults meet. */
  readonly lane: string;
  /** What its target needs to be back and used again: left free in its lane. */
  readonly calmMs: number;
}

/**
 * Dense enough for 200 kills, 20 restarts of the broker and of PostgreSQL and 10 of Redis in a quarter of an hour, and sparse enough
 * that work gets done in between. Two lanes of servers: never are more than two of these outages at once.
 */
export const RHYTHMS: Readonly<Record<FaultKind, Rhythm>> = {
  kill: { everyMs: [3_000, 5_000], lastsMs: [0, 0], lane: 'kill', calmMs: 0 },
  stop: { everyMs: [12_000, 24_000], lastsMs: [1_000, 6_000], lane: 'stop', calmMs: 2_000 },
  rst: { everyMs: [10_000, 20_000], lastsMs: [0, 0], lane: 'rst', calmMs: 0 },
  broker: { everyMs: [30_000, 40_000], lastsMs: [0, 1_500], lane: 'broker', calmMs: 10_000 },
  alarm: { everyMs: [70_000, 110_000], lastsMs: [3_000, 6_000], lane: 'broker', calmMs: 4_000 },
  stall: { everyMs: [40_000, 70_000], lastsMs: [2_000, 8_000], lane: 'broker', calmMs: 3_000 },
  postgres: { everyMs: [30_000, 40_000], lastsMs: [0, 1_500], lane: 'storage', calmMs: 4_000 },
  redis: { everyMs: [50_000, 75_000], lastsMs: [0, 2_000], lane: 'storage', calmMs: 3_000 },
  duplicate: { everyMs: [8_000, 15_000], lastsMs: [2_000, 5_000], lane: 'duplicate', calmMs: 500 },
  reorder: { everyMs: [8_000, 15_000], lastsMs: [1_000, 3_000], lane: 'reorder', calmMs: 500 },
};
