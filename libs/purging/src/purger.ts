import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Database } from '#libs/prisma';
import type { Purge } from './purge';
import { lastRound, purgeFailures, purgedRows } from './purge-metrics';

/** One purger a database at a time; the number itself means nothing. */
const PURGE_LOCK = 727_002;
/** Small enough that no row stays locked for longer than others notice. */
const BATCH = 500;
/** Between two batches: what customers ask for goes first. */
const PAUSE_MS = 50;
const STATEMENT_TIMEOUT_MS = 10_000;

/**
 * Deletes what is old, now and then, in batches with a transaction each. Never right after the start: what a service
 * finds then it works on first, and a fleet that was started together does not purge together.
 */
export class Purger implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger = new Logger(Purger.name);
  readonly #stop = new AbortController();
  #running = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly purges: readonly Purge[],
    private readonly intervalSeconds: number,
  ) {}

  onApplicationBootstrap(): void {
    this.#running = this.keepPurging();
  }

  /** The batch that runs is finished, and no other begun. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** Purges all that is old by now, table after table; one that fails does not keep the others from it. */
  async purge(): Promise<void> {
    let failed = false;
    for (const purge of this.purges) {
      try {
        await this.purgeTable(purge);
      } catch (err) {
        failed = true;
        purgeFailures.inc({ table: purge.table });
        this.#logger.warn({ err, table: purge.table, msg: 'old rows stay until the next round' });
      }
    }
    if (!failed) lastRound.setToCurrentTime();
  }

  private async keepPurging(): Promise<void> {
    await this.pause(this.intervalSeconds * 1_000 * between(0.1, 1));
    while (!this.#stop.signal.aborted) {
      await this.purge();
      await this.pause(this.intervalSeconds * 1_000 * between(0.8, 1.2));
    }
  }

  private async purgeTable(purge: Purge): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const count = await this.purgeBatch(purge);
      purgedRows.inc({ table: purge.table }, count);
      if (count < BATCH) return;
      await this.pause(PAUSE_MS);
    }
  }

  /** None where another instance is at it. */
  private purgeBatch(purge: Purge): Promise<number> {
    return this.database.rawTransaction(async (tx) => {
      const [lock] = await tx.$queryRaw<{ got: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(${PURGE_LOCK}::bigint) AS got,
               set_config('statement_timeout', ${String(STATEMENT_TIMEOUT_MS)}, true)`;
      return lock?.got ? purge.batch(tx, BATCH) : 0;
    });
  }

  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }
}

function between(least: number, most: number): number {
  return least + Math.random() * (most - least);
}
