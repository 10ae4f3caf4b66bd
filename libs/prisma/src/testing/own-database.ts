import { randomBytes } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Client } from 'pg';
import { databaseEnv, parseEnv } from '#libs/configs';
import type { DatabaseConfig } from '#libs/configs';

const prisma = resolve(__dirname, '../../../../prisma');

/** A migrated database of the test's own, where nobody else's rows are; `drop` deletes it. */
export async function createOwnDatabase<Opened extends { close(): Promise<void> }>(
  service: string,
  env: Readonly<Record<string, string | undefined>>,
  open: (config: DatabaseConfig) => Opened,
) {
  const shared = parseEnv(env, { database: databaseEnv(service) }).database;
  const url = new URL(shared.url);
  const name = `${url.pathname.slice(1)}_${randomBytes(6).toString('hex')}`;
  url.pathname = name;
  await execute(shared.url, `CREATE DATABASE "${name}"`);
  await execute(url.href, ...migrationsOf(service));
  const database = open({ ...shared, url: url.href });

  return {
    database,
    url: url.href,
    drop: async (): Promise<void> => {
      await database.close();
      await execute(shared.url, `DROP DATABASE "${name}" WITH (FORCE)`);
    },
  };
}

function migrationsOf(service: string): string[] {
  const scripts = globSync(`${prisma}/${service}/migrations/*/migration.sql`).sort();
  return scripts.map((script) => readFileSync(script, 'utf8'));
}

async function execute(connectionString: string, ...scripts: string[]): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    for (const script of scripts) await client.query(script);
  } finally {
    await client.end();
  }
}
