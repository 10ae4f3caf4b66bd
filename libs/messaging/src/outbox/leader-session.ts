import { Client } from 'pg';

/** One relay a database; the number itself means nothing. */
const RELAY_LOCK = 727_001;
const STATEMENT_TIMEOUT_MS = 10_000;
/** PostgreSQL finds a leader that vanished without a goodbye within about 15 s, instead of two hours, and frees its lock. */
const FIND_VANISHED_PEER = '-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=3 -c tcp_keepalives_count=3';

export interface OutboxRow {
  readonly id: string;
  readonly message_id: string;
  readonly exchange: string;
  readonly routing_key: string;
  readonly envelope: Record<string, unknown>;
}

/**
 * The database session of the one relay that may publish: it holds an advisory lock, which PostgreSQL
 * frees when the session ends. Reads and deletes go through the same session, so that a relay which lost
 * the lock cannot go on. Of its own, because a pooled connection may change hands (and Prisma pools).
 */
export class LeaderSession {
  private constructor(private readonly client: Client) {}

  /** Connects and takes the lock; null where another relay holds it. */
  static async acquire(databaseUrl: string, applicationName: string): Promise<LeaderSession | null> {
    const client = new Client({
      connectionString: databaseUrl,
      application_name: applicationName,
      connectionTimeoutMillis: 5_000,
      query_timeout: STATEMENT_TIMEOUT_MS,
      keepAlive: true,
      options: FIND_VANISHED_PEER,
    });
    // A lost session shows in the next statement; without a listener it would end the process.
    client.on('error', () => undefined);
    await client.connect();
    try {
      const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [
        RELAY_LOCK,
      ]);
      if (rows[0]?.got) return new LeaderSession(client);
    } catch (error) {
      await client.end();
      throw error;
    }
    await client.end();
    return null;
  }

  async next(limit: number): Promise<OutboxRow[]> {
    const { rows } = await this.client.query<OutboxRow>({
      name: 'next-outbox-rows',
      text: 'SELECT id, message_id, exchange, routing_key, envelope FROM outbox ORDER BY id LIMIT $1',
      values: [limit],
    });
    return rows;
  }

  async delete(ids: readonly string[]): Promise<void> {
    await this.client.query({
      name: 'delete-outbox-rows',
      text: 'DELETE FROM outbox WHERE id = ANY($1::bigint[])',
      values: [ids],
    });
  }

  async end(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}
