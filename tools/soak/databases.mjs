import pg from 'pg';
import { databaseUrl } from '../prisma/database-url.mjs';
import { selectServices } from '../prisma/services.mjs';

/** The services' databases, for looking at and for being in the way. */
export class Databases {
  #clients;

  constructor(clients) {
    this.#clients = clients;
  }

  static async open(env) {
    const clients = new Map();
    for (const service of selectServices()) {
      const client = new pg.Client({
        connectionString: databaseUrl(service, env),
        application_name: 'soak',
      });
      await client.connect();
      clients.set(service, client);
    }
    return new Databases(clients);
  }

  /** The rows of one service's database, or of each, with the service's name. */
  async rows(service, sql, values) {
    return (await this.#clients.get(service).query(sql, values)).rows;
  }

  async each(sql) {
    const services = [...this.#clients.keys()];
    const parts = await Promise.all(
      services.map(async (service) => (await this.rows(service, sql)).map((row) => ({ service, ...row }))),
    );
    return parts.flat();
  }

  async close() {
    await Promise.all([...this.#clients.values()].map((client) => client.end()));
  }
}

/**
 * A transaction in each service's database that has read and does nothing: it keeps PostgreSQL from cleaning up whatever
 * dies after it. Answers the function that ends them.
 */
export async function holdTransactions(env) {
  const idle = await Databases.open(env);
  await idle.each('BEGIN ISOLATION LEVEL REPEATABLE READ');
  await idle.each('SELECT count(*) FROM outbox');
  return async () => {
    await idle.each('ROLLBACK');
    await idle.close();
  };
}
