import { z } from 'zod';

/** For how many days something is kept. */
export const RetentionDays = z.coerce.number().int().min(2).max(36_500);

/**
 * What every service purges: `INBOX_RETENTION_DAYS`, how long it remembers which messages it has handled, and
 * `PURGE_INTERVAL_SECONDS`, how often it looks.
 *
 * A message that comes again after its inbox row is gone is handled again. It may come again as long as a service
 * that handled it without acknowledging it is down, or as its dead letter rests before somebody sends it back: two days
 * at least, and a month unless told, which is longer than either should last.
 */
export function retentionEnv() {
  return z
    .object({
      INBOX_RETENTION_DAYS: RetentionDays.default(30),
      PURGE_INTERVAL_SECONDS: z.coerce.number().int().min(10).max(86_400).default(3_600),
    })
    .transform((env) => ({
      inboxDays: env.INBOX_RETENTION_DAYS,
      intervalSeconds: env.PURGE_INTERVAL_SECONDS,
    }));
}

export type RetentionConfig = z.output<ReturnType<typeof retentionEnv>>;
