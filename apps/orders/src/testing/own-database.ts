import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { newId } from '#libs/common';
import { databaseEnv, parseEnv, type DatabaseConfig } from '#libs/configs';
import { OrdersDatabase } from '../persistence/orders-database';

const migrations = resolve(__dirname, '../../../../prisma/orders/migrations');

/** A database of the test's own: no other test's deadline scanner or relay looks into it. */
export class OwnDatabase {
  private constructor(
    readonly database: OrdersDatabase,
    private readonly name: string,
    private readonly shared: DatabaseConfig,
  ) {}

  static async create(env: NodeJS.ProcessEnv): Promise<OwnDatabase> {
    const shared = parseEnv(env, { database: databaseEnv('orders') }).database;
    const url = new URL(shared.url);
    const name = `${decodeURIComponent(url.pathname.slice(1))}_${newId().slice(-12)}`;
    await execute(shared, `CREATE DATABASE "${name}"`);
    url.pathname = `/${name}`;
    const database = new OrdersDatabase({ ...shared, url: url.toString() });
    for (const statement of schema()) await database.client.$executeRawUnsafe(statement);
    return new OwnDatabase(database, name, shared);
  }

  async drop(): Promise<void> {
    await this.database.close();
    await execute(this.shared, `DROP DATABASE "${this.name}" WITH (FORCE)`);
  }
}

async function execute(config: DatabaseConfig, statement: string): Promise<void> {
  const database = new OrdersDatabase(config);
  await database.client.$executeRawUnsafe(statement);
  await database.close();
}

function schema(): string[] {
  return readdirSync(migrations, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readFileSync(join(migrations, name, 'migration.sql'), 'utf8'))
    .flatMap((script) => script.split(/;$/m))
    .filter((statement) => statement.trim() !== '');
}
