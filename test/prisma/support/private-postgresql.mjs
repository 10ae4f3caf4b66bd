import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { provideServers } from '../../../tools/infra/index.mjs';

// A PostgreSQL that nobody else uses, where everybody but its superuser needs a password. Prints its URL, and ends with its
// standard input: with the test run, however that ends.
const root = join(import.meta.dirname, '../../..');
const dir = mkdtempSync(join(tmpdir(), 'order-system-postgresql-'));
// PostgreSQL's own user must be able to enter it.
chmodSync(dir, 0o755);
const servers = await provideServers({ root, dir, mode: 'private', only: ['postgresql'], env: {} });
process.stdin.resume().once('end', close);
process.on('SIGINT', () => {});

try {
  await askForPasswords(servers.env.DATABASE_URL);
  console.log(servers.env.DATABASE_URL);
} catch (error) {
  console.error(error.message);
  await close();
}

async function askForPasswords(url) {
  const server = new URL(url);
  server.pathname = '/postgres';
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  const { rows } = await client.query('SHOW hba_file');
  writeFileSync(
    rows[0].hba_file,
    'host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n',
  );
  await client.query('SELECT pg_reload_conf()');
  await client.end();
}

async function close() {
  await servers.stop();
  rmSync(dir, { recursive: true, force: true });
  process.exit();
}
