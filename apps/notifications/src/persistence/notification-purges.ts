import type { Purge } from '#libs/purging';

export interface NotificationRetention {
  readonly days: number;
  /** For how long its words are kept. */
  readonly bodyDays: number;
}

/** What people were told: first the words go, then that there was something. */
export function notificationPurges({ days, bodyDays }: NotificationRetention): Purge[] {
  return [
    {
      table: 'notifications',
      batch: (tx, limit) => tx.$executeRaw`
        DELETE FROM notifications WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM notifications WHERE created_at < now() - make_interval(days => ${days}::int)
          ORDER BY created_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED))`,
    },
    {
      table: 'notifications.body',
      batch: (tx, limit) => tx.$executeRaw`
        UPDATE notifications SET body = '' WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM notifications
          WHERE body <> '' AND created_at < now() - make_interval(days => ${bodyDays}::int)
          ORDER BY created_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED))`,
    },
  ];
}
