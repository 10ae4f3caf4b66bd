import type { Purge } from '#libs/purging';

/**
 * What was sent to endpoints so many days ago. What still waits by then is purged, too: attempts end within two days, so its
 * endpoint is disabled or gone.
 */
export function webhookDeliveryPurge(days: number): Purge {
  return {
    table: 'webhook_deliveries',
    batch: (tx, limit) => tx.$executeRaw`
      DELETE FROM webhook_deliveries WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM webhook_deliveries WHERE created_at < now() - make_interval(days => ${days}::int)
        ORDER BY created_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED))`,
  };
}
