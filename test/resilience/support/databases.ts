import { Client } from 'pg';
import type { Environment } from './system';

const SERVICES = ['catalog', 'notifications', 'orders', 'payments', 'products-basket', 'user-auth'] as const;
export type ServiceDatabase = (typeof SERVICES)[number];

const APPLICATION = 'ledger';

/** The services' databases, for looking at. */
export class Databases {
  private constructor(private readonly clients: ReadonlyMap<ServiceDatabase, Client>) {}

  static async open({ DATABASE_URL }: Environment): Promise<Databases> {
    const clients = new Map<ServiceDatabase, Client>();
    for (const service of SERVICES) {
      const url = new URL(DATABASE_URL);
      url.pathname += `_${service}`;
      const client = new Client({ connectionString: url.href, application_name: APPLICATION });
      await client.connect();
      clients.set(service, client);
    }
    return new Databases(clients);
  }

  async rows<Row extends object>(
    service: ServiceDatabase,
    sql: string,
    values: unknown[] = [],
  ): Promise<Row[]> {
    const client = this.clients.get(service);
    return client ? (await client.query<Row>(sql, values)).rows : [];
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

  async close(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.end()));
  }
}
