import { Pool } from 'pg';
import type { RoleRule } from './runtime-role';

export interface PoolOptions {
  /** Shown by PostgreSQL in `pg_stat_activity`. */
  readonly applicationName: string;
  /** Most connections held at once; 5 unless told. */
  readonly poolSize?: number;
  /** What is done about a role that may too much; not looked at unless told. */
  readonly role?: RoleRule;
}

/** A bounded pool with bounded waits. */
export function connectionPool(url: string, { applicationName, poolSize = 5 }: PoolOptions): Pool {
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    application_name: applicationName,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    query_timeout: 15_000,
    keepAlive: true,
    // A process that was stopped in the middle of a transaction would hold its locks for as long as it stands still.
    idle_in_transaction_session_timeout: 10_000,
  });
  // A connection that the server ends, idle or in use, shows in its next statement and is replaced. Unheard, either
  // event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
