import { Pool } from 'pg';
import type { Environment } from './system';

const SERVICES = ['catalog', 'notifications', 'orders', 'payments', 'products-basket', 'user-auth'] as const;
export type ServiceDatabase = (typeof SERVICES)[number];

const APPLICATION = 'ledger';

/** The services' databases, for looking at. */
export class Databases {
  readonly services: readonly ServiceDatabase[] = SERVICES;

  private constructor(private readonly pools: ReadonlyMap<ServiceDatabase, Pool>) {}

  static async open({ DATABASE_URL }: Environment): Promise<Databases> {
    const pools = new Map<ServiceDatabase, Pool>();
    for (const service of SERVICES) {
      const url = new URL(DATABASE_URL);
      url.pathname += `_${service}`;
      const pool = new Pool({ connectionString: url.href, application_name: APPLICATION, max: 2 });
      // Servers are killed here: an idle connection that is lost is replaced by the next query.
      pool.on('error', () => undefined);
      pools.set(service, pool);
    }
    const databases = new Databases(pools);
    await Promise.all(SERVICES.map((service) => databases.rows(service, 'SELECT')));
    return databases;
  }

  async rows<Row extends object>(
    service: ServiceDatabase,
    sql: string,
    values: unknown[] = [],
  ): Promise<Row[]> {
    const pool = this.pools.get(service);
    return pool ? (await pool.query<Row>(sql, values)).rows : [];
  }

  /** Services whose events are not published yet. */
  async outboxes(): Promise<string[]> {
    const counts = SERVICES.map(async (service) => {
      const [row] = await this.rows<{ count: number }>(service, 'SELECT count(*)::int AS count FROM outbox');
      return row && row.count > 0 ? [`${row.count} events wait in the outbox of ${service}`] : [];
    });
    return (await Promise.all(counts)).flat();
  }

  /** Ends every connection that the services have, as a restart of PostgreSQL would. */
  async endConnections(): Promise<number> {
    const ended = SERVICES.map((service) =>
      this.rows(
        service,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name <> $1`,
        [APPLICATION],
      ),
    );
    return (await Promise.all(ended)).flat().length;
  }

  /** Nobody but us can use this table until the answer is called, or its connection is lost. */
  async hold(service: ServiceDatabase, table: string): Promise<() => Promise<void>> {
    const client = await this.pools.get(service)?.connect();
    if (!client) throw new Error(`there is no database of ${service}`);
    await client.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    let held = true;
    return async () => {
      if (!held) return;
      held = false;
      await client.query('COMMIT').catch(() => undefined);
      client.release();
    };
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
  }
}
