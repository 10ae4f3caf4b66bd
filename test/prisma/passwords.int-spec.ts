import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { MigratedDatabases, query, refusalOf } from './support/migrated-databases';

const wrongPassword = '28P01';

/** One secret after the other, as an operator changes it. */
const secrets = ['a'.repeat(43), 'b'.repeat(43)] as const;

let server: ChildProcessByStdio<Writable, Readable, null>;
let url: string;
const under = (secret: string) =>
  new MigratedDatabases('passwords', {
    ...process.env,
    DATABASE_URL: url,
    SERVER_ACCOUNTS_SECRET: secret,
  });

beforeAll(async () => {
  const script = join(__dirname, 'support/private-postgresql.mjs');
  server = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: server.stdout })) {
    url = line;
    break;
  }
}, 60_000);

afterAll(async () => {
  const exit = once(server, 'exit');
  server.stdin.end();
  await exit;
}, 60_000);

describe('where PostgreSQL asks for passwords', () => {
  it("a service's role has the one that is derived from the secret, and enters with no other", async () => {
    const databases = under(secrets[0]);
    await databases.migrate('payments');
    expect(await refusalOf(query(databases.runtimeUrl('payments'), 'SELECT FROM outbox'))).toBeUndefined();
    const other = under(secrets[1]).runtimeUrl('payments');
    expect(await refusalOf(query(other, 'SELECT FROM outbox'))).toBe(wrongPassword);
    const none = new URL(databases.runtimeUrl('payments'));
    none.password = '';
    expect(await refusalOf(query(none.href, 'SELECT 1'))).toBeDefined();
  });

  it('a changed secret is followed by the next migration', async () => {
    await under(secrets[1]).migrate('payments');
    expect(await refusalOf(query(under(secrets[1]).runtimeUrl('payments'), 'SELECT 1'))).toBeUndefined();
    expect(await refusalOf(query(under(secrets[0]).runtimeUrl('payments'), 'SELECT 1'))).toBe(wrongPassword);
  });

  it('no password is set again that is right', async () => {
    const databases = under(secrets[1]);
    const verifier = () =>
      query(
        databases.adminUrl('payments'),
        `SELECT rolpassword FROM pg_authid WHERE rolname = '${databases.role('payments', 'app')}'`,
      );
    const before = await verifier();
    await databases.migrate('payments');
    expect(await verifier()).toEqual(before);
  });

  it('a login that may make roles and databases, and is no superuser, sets everything up', async () => {
    const databases = under(secrets[0]);
    await query(
      databases.adminUrl('payments'),
      `CREATE ROLE lesser LOGIN CREATEROLE CREATEDB PASSWORD 'lesser'`,
    );
    const lesser = new URL(databases.base);
    lesser.username = 'lesser';
    lesser.password = 'lesser';
    const migrate = () => databases.migrate('orders', { DATABASE_URL: lesser.href });
    expect(await migrate()).toMatch(/orders: applied .*; roles set up/);
    expect(await migrate()).toContain('orders: up to date');
    expect(await refusalOf(query(databases.runtimeUrl('orders'), 'TRUNCATE outbox'))).toBe('42501');
    const owner = await query(
      databases.adminUrl('orders'),
      `SELECT tableowner FROM pg_tables WHERE tablename = 'outbox'`,
    );
    expect(owner).toEqual([{ tableowner: databases.role('orders', 'owner') }]);
  });
});
