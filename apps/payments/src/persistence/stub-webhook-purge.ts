import type { Purge } from '#libs/purging';

/** Webhooks that arrived so many days ago; one that did not is still sent, however old. */
export function stubWebhookPurge(days: number): Purge {
  return {
    table: 'stub_webhooks',
    batch: (tx, limit) => tx.$executeRaw`
      DELETE FROM stub_webhooks WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM stub_webhooks WHERE delivered_at < now() - make_interval(days => ${days}::int)
        ORDER BY delivered_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED))`,
  };
}
