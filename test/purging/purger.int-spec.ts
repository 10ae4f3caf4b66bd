import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { registry } from '#libs/common';
import type { RawTx } from '#libs/prisma';
import { Purger } from '#libs/purging';
import type { Purge } from '#libs/purging';
import { openOwnDatabase } from '../../apps/orders/src/testing/own-database';
import type { OwnDatabase } from '../../apps/orders/src/testing/own-database';
import { until } from '../support/until';

const HOUR = 3_600;

describe('the purger', () => {
  let own: OwnDatabase;
  let sql: RawTx;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    own = await openOwnDatabase(process.env);
    sql = own.database.raw;
    await sql.$executeRaw`CREATE TABLE thing (id int PRIMARY KEY, old boolean NOT NULL)`;
  });

  beforeEach(async () => {
    await sql.$executeRaw`TRUNCATE thing`;
  });

  afterAll(() => own.drop());

  const things = async (old: boolean, count: number, from = 1) => {
    await sql.$executeRaw`
      INSERT INTO thing SELECT n, ${old} FROM generate_series(${from}::int, ${from + count - 1}::int) AS n`;
  };
  const left = async () => {
    const rows = await sql.$queryRaw<{ id: number }[]>`SELECT id FROM thing ORDER BY id`;
    return rows.map(({ id }) => id);
  };

  /** Notes how many rows each batch deleted. */
  function oldThings(batches: number[] = [], meanwhile = () => Promise.resolve()): Purge {
    return {
      table: 'thing',
      async batch(tx, limit) {
        const count = await tx.$executeRaw`
          DELETE FROM thing WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM thing WHERE old ORDER BY id LIMIT ${limit}::int FOR UPDATE SKIP LOCKED))`;
        batches.push(count);
        await meanwhile();
        return count;
      },
    };
  }

  const broken: Purge = { table: 'broken', batch: (tx) => tx.$executeRaw`DELETE FROM nowhere` };
  const purgerOf = (purges: Purge[], intervalSeconds = HOUR) =>
    new Purger(own.database, purges, intervalSeconds);
  const counted = async (metric: string, table: string) => {
    const { values } = (await registry.getSingleMetric(metric)?.get()) ?? { values: [] };
    return values.find(({ labels }) => labels['table'] === table)?.value ?? 0;
  };

  it('deletes all that is old, in batches, and counts it', async () => {
    await things(true, 1_200);
    await things(false, 3, 5_001);
    const [before, batches] = [await counted('purged_rows_total', 'thing'), [] as number[]];
    await purgerOf([oldThings(batches)]).purge();
    expect(await left()).toEqual([5_001, 5_002, 5_003]);
    expect(batches).toEqual([500, 500, 200]);
    expect(await counted('purged_rows_total', 'thing')).toBe(before + 1_200);
  });

  it('deletes each row once when several purge at a time', async () => {
    await things(true, 3_000);
    const before = await counted('purged_rows_total', 'thing');
    const purging = Array.from({ length: 4 }, () => purgerOf([oldThings()]).purge());
    await Promise.all(purging);
    await purgerOf([oldThings()]).purge();
    expect(await left()).toEqual([]);
    expect(await counted('purged_rows_total', 'thing')).toBe(before + 3_000);
  });

  it('leaves the work to another instance that is at it', async () => {
    await things(true, 10);
    const [mine, others] = [[] as number[], [] as number[]];
    await purgerOf([oldThings(mine, () => purgerOf([oldThings(others)]).purge())]).purge();
    expect([mine, others]).toEqual([[10], []]);
  });

  it('does not wait for a row that somebody holds', async () => {
    await things(true, 3);
    await own.database.rawTransaction(async (tx) => {
      await tx.$queryRaw`SELECT FROM thing WHERE id = 2 FOR UPDATE`;
      await purgerOf([oldThings()]).purge();
    });
    expect(await left()).toEqual([2]);
  });

  it('goes on with the other tables where one fails', async () => {
    await things(true, 1);
    const before = await counted('purge_failures_total', 'broken');
    await purgerOf([broken, oldThings()]).purge();
    expect(await left()).toEqual([]);
    expect(await counted('purge_failures_total', 'broken')).toBe(before + 1);
  });

  it('does nothing right after the start, and stops at once where it waits', async () => {
    const batches: number[] = [];
    const purger = purgerOf([oldThings(batches)]);
    purger.onApplicationBootstrap();
    await sleep(300);
    await purger.beforeApplicationShutdown();
    expect(batches).toEqual([]);
  });

  it('purges again and again', async () => {
    const batches: number[] = [];
    const purger = purgerOf([oldThings(batches)], 0.05);
    purger.onApplicationBootstrap();
    await until('it has purged thrice', () => batches.length >= 3);
    await purger.beforeApplicationShutdown();
  });

  it('finishes its batch and begins no other when it is stopped', async () => {
    await things(true, 1_200);
    const batches: number[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const purger = purgerOf([oldThings(batches, () => held)], 0.05);
    purger.onApplicationBootstrap();
    await until('a batch runs', () => batches.length === 1);
    const stopped = purger.beforeApplicationShutdown();
    release();
    await stopped;
    expect(batches).toEqual([500]);
    expect(await left()).toHaveLength(700);
  });
});
