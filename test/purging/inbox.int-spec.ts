import { newId } from '#libs/common';
import { IdempotentRequest, Idempotency, inboxPurges } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { Purger } from '#libs/purging';
import { openOwnDatabase } from '../../apps/orders/src/testing/own-database';
import type { OwnDatabase } from '../../apps/orders/src/testing/own-database';

describe('the purge of the inbox', () => {
  let own: OwnDatabase;
  let sql: RawTx;

  beforeAll(async () => {
    own = await openOwnDatabase(process.env);
    sql = own.database.raw;
  });

  beforeEach(async () => {
    await sql.$executeRaw`TRUNCATE inbox`;
  });

  afterAll(() => own.drop());

  const message = (messageId: string, hoursAgo: number) => sql.$executeRaw`
    INSERT INTO inbox (consumer, message_id, received_at)
    VALUES ('reaction', ${messageId}, now() - make_interval(hours => ${hoursAgo}::int))`;
  const answer = (key: string, hoursAgo: number, reply: string | null = '{}') => sql.$executeRaw`
    INSERT INTO inbox (consumer, message_id, request_hash, reply, received_at)
    VALUES ('command', ${key}, 'hash', ${reply}::jsonb, now() - make_interval(hours => ${hoursAgo}::int))`;
  const purge = () => new Purger(own.database, inboxPurges(30), 3_600).purge();
  const left = async () => {
    const rows = await sql.$queryRaw<
      { message_id: string }[]
    >`SELECT message_id FROM inbox ORDER BY message_id`;
    return rows.map((row) => row.message_id);
  };

  it('forgets messages after their days, and none before', async () => {
    await message('of a month', 30 * 24 - 1);
    await message('older', 30 * 24 + 1);
    await message('of today', 0);
    await purge();
    expect(await left()).toEqual(['of a month', 'of today']);
  });

  it('keeps first answers for the 24 hours that are promised, and not much longer', async () => {
    await answer('of today', 23);
    await answer('older', 26);
    await answer('older, without words', 26, null);
    await message('no answer', 26);
    await purge();
    expect(await left()).toEqual(['no answer', 'of today']);
  });

  it('lets a key be used anew once its answer is gone', async () => {
    const idempotency = new Idempotency();
    const key = newId();
    const ask = (name: string) =>
      own.database.rawTransaction((tx) =>
        idempotency.once(tx, new IdempotentRequest('command', key, { name }), () => Promise.resolve(name)),
      );
    await ask('first');
    await purge();
    await expect(ask('second')).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    await sql.$executeRaw`UPDATE inbox SET received_at = now() - interval '26 hours'`;
    await purge();
    expect(await left()).toEqual([]);
    expect(await ask('second')).toBe('second');
  });

  it('finds the old ones by an index, however many there are', async () => {
    await sql.$executeRaw`
      INSERT INTO inbox (consumer, message_id, received_at, request_hash)
      SELECT 'many', n::text, now() - n * interval '1 minute', CASE WHEN n % 10 = 0 THEN 'hash' END
      FROM generate_series(1, 20000) AS n`;
    await sql.$executeRaw`ANALYZE inbox`;
    const plan = await sql.$queryRaw<{ 'QUERY PLAN': string }[]>`
      EXPLAIN SELECT ctid FROM inbox
      WHERE request_hash IS NOT NULL AND received_at < now() - interval '25 hours'
      ORDER BY received_at LIMIT 500 FOR UPDATE SKIP LOCKED`;
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('inbox_answers_idx');
  });
});

describe('what autovacuum does to hot tables', () => {
  it('is set on the outbox and the inbox', async () => {
    const own = await openOwnDatabase(process.env);
    const rows = await own.database.raw.$queryRaw<{ relname: string; options: string }[]>`
      SELECT relname, array_to_string(reloptions, ',') AS options FROM pg_class
      WHERE relname IN ('inbox', 'outbox') ORDER BY relname`;
    await own.drop();
    expect(rows).toEqual([
      { relname: 'inbox', options: expect.stringContaining('autovacuum_vacuum_scale_factor=0.02') as string },
      { relname: 'outbox', options: expect.stringContaining('autovacuum_vacuum_scale_factor=0,') as string },
    ]);
  });
});
