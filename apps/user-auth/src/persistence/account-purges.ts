import type { Purge } from '#libs/purging';

/** How many days after its end each is kept. */
export interface AccountRetention {
  readonly sessionDays: number;
  readonly apiKeyDays: number;
}

/** Long after the hour in which a link still counts against the next one. */
const LINK_DAYS = 1;

/** What works no longer: sessions that ended with their refresh tokens, links that were mailed, API keys. */
export function accountPurges({ sessionDays, apiKeyDays }: AccountRetention): Purge[] {
  return [
    {
      // Before their sessions: a long one has thousands, which would go in one statement with it.
      table: 'refresh_tokens',
      batch: (tx, limit) => tx.$executeRaw`
        DELETE FROM refresh_tokens WHERE ctid = ANY (ARRAY(
          SELECT t.ctid FROM sessions s JOIN refresh_tokens t ON t.session_id = s.id
          WHERE LEAST(s.expires_at, s.revoked_at) < now() - make_interval(days => ${sessionDays}::int)
          LIMIT ${limit}::int FOR UPDATE OF t SKIP LOCKED))`,
    },
    {
      table: 'sessions',
      batch: (tx, limit) => tx.$executeRaw`
        DELETE FROM sessions WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM sessions s
          WHERE LEAST(expires_at, revoked_at) < now() - make_interval(days => ${sessionDays}::int)
            AND NOT EXISTS (SELECT FROM refresh_tokens WHERE session_id = s.id)
          LIMIT ${limit}::int FOR UPDATE SKIP LOCKED))`,
    },
    {
      table: 'one_time_tokens',
      batch: (tx, limit) => tx.$executeRaw`
        DELETE FROM one_time_tokens WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM one_time_tokens
          WHERE expires_at < now() - make_interval(days => ${LINK_DAYS}::int)
          ORDER BY expires_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED))`,
    },
    {
      table: 'api_keys',
      batch: (tx, limit) => tx.$executeRaw`
        DELETE FROM api_keys WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM api_keys
          WHERE expires_at < now() - make_interval(days => ${apiKeyDays}::int)
          ORDER BY expires_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED))`,
    },
  ];
}
