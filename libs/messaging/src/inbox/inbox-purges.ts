import type { Purge } from '#libs/purging';
import { IDEMPOTENCY_SECONDS } from './idempotent-request';

/** Beyond the time that is promised: for transactions that have begun before it was over. */
const ANSWER_SECONDS = IDEMPOTENCY_SECONDS + 3_600;

/** Messages that cannot come again are forgotten after so many days, first answers as soon as nobody may ask for them. */
export function inboxPurges(retentionDays: number): Purge[] {
  return [
    {
      table: 'inbox',
      batch: (tx, limit) => tx.$executeRaw`
        DELETE FROM inbox WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM inbox
          WHERE request_hash IS NOT NULL AND received_at < now() - make_interval(secs => ${ANSWER_SECONDS}::int)
          ORDER BY received_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED))`,
    },
    {
      table: 'inbox',
      batch: (tx, limit) => tx.$executeRaw`
        DELETE FROM inbox WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM inbox
          WHERE request_hash IS NULL AND received_at < now() - make_interval(days => ${retentionDays}::int)
          ORDER BY received_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED))`,
    },
  ];
}
