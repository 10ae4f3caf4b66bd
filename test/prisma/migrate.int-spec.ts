import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { Client } from 'pg';

const run = promisify(execFile);
const env = { ...process.env, DATABASE_URL: `${process.env.DATABASE_URL}_migrate` };
const databaseUrl = `${env.DATABASE_URL}_payments`;
const migrations = 'prisma/payments/migrations';

const migrate = (...flags: string[]) =>
  run(process.execPath, ['tools/prisma/migrate.mjs', '--service', 'payments', ...flags], { env });

async function query<Row extends object>(sql: string, connectionString = databaseUrl): Promise<Row[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

function checksums(): string[] {
  return readdirSync(migrations, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readFileSync(`${migrations}/${entry.name}/migration.sql`))
    .map((script) => createHash('sha256').update(script).digest('hex'))
    .sort();
}

afterAll(async () => {
  const server = new URL(databaseUrl);
  const name = server.pathname.slice(1);
  server.pathname = '/postgres';
  await query(`DROP DATABASE IF EXISTS "${name}"`, server.href);
});

describe('npm run prisma:migrate', () => {
  it('applies each migration once when two run at the same time', async () => {
    const outputs = await Promise.all([migrate(), migrate()]);
    const applied = outputs.filter(({ stdout }) => stdout.includes('applied'));
    expect(applied).toHaveLength(1);
  });

  it("records the checksums that Prisma's own command expects", async () => {
    const rows = await query<{ checksum: string }>('SELECT checksum FROM _prisma_migrations');
    expect(rows.map(({ checksum }) => checksum).sort()).toEqual(checksums());
  });

  it('has nothing to do the second time', async () => {
    expect((await migrate()).stdout).toContain('payments: up to date');
  });

  it('refuses a migration edited after it was applied', async () => {
    await query("UPDATE _prisma_migrations SET checksum = 'another'");
    await expect(migrate()).rejects.toThrow('was edited after it was applied');
  });

  it('refuses an unknown flag with its usage', async () => {
    await expect(migrate('--unknown')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Usage:') as string,
    });
  });
});
