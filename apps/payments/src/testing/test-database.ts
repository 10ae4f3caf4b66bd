import { randomBytes } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { databaseEnv, parseEnv } from '#libs/configs';
import { PaymentsDatabase } from '../persistence/payments-database';

const migrations = resolve(__dirname, '../../../../prisma/payments/migrations/*/migration.sql');

/** A migrated database that no running service polls; `drop` deletes it. */
export async function openTestDatabase(env: Readonly<Record<string, string | undefined>>) {
  const { database: config } = parseEnv(env, { database: databaseEnv('payments') });
  const url = new URL(config.url);
  const name = `${url.pathname.slice(1)}-${randomBytes(4).toString('hex')}`;
  url.pathname = name;

  const server = new PaymentsDatabase({ ...config, poolSize: 1 });
  await server.client.$executeRawUnsafe(`CREATE DATABASE "${name}" TEMPLATE template0`);
  const database = new PaymentsDatabase({ ...config, url: url.href });
  for (const statement of statements()) await database.client.$executeRawUnsafe(statement);

  return {
    database,
    drop: async (): Promise<void> => {
      await database.close();
      await server.client.$executeRawUnsafe(`DROP DATABASE "${name}" WITH (FORCE)`);
      await server.close();
    },
  };
}

// Prisma runs one statement a call.
function statements(): string[] {
  const scripts = globSync(migrations).sort();
  return scripts.flatMap((script) => readFileSync(script, 'utf8').split(/;$/m)).filter((each) => each.trim());
}
