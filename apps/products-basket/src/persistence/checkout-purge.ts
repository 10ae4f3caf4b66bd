import type { Purge } from '#libs/purging';

/**
 * A check-out stands in for its order until that is opened, and keeps its basket, which is gone from Redis after a
 * day, from being checked out twice. After so many days it is neither's.
 */
export function checkoutPurge(days: number): Purge {
  return {
    table: 'checkouts',
    batch: (tx, limit) => tx.$executeRaw`
      DELETE FROM checkouts WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM checkouts WHERE created_at < now() - make_interval(days => ${days}::int)
        ORDER BY created_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED))`,
  };
}
