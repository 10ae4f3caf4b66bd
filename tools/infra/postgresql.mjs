import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { findProgram, versionedFolders } from './programs.mjs';

const DATABASE = 'order_system';

export const postgresql = {
  name: 'postgresql',
  variable: 'DATABASE_URL',
  users: ['postgres'],
  portNames: ['port'],
  stopSignal: 'SIGINT', // "fast": rolls back and leaves, where SIGTERM waits for clients
  crashSignal: 'SIGQUIT', // "immediate"; SIGKILL would leave processes that keep it from starting again
  packages: { apt: 'postgresql', brew: 'postgresql@17', dnf: 'postgresql-server' },
  compose: { service: 'postgres', ports: { port: { container: 5432, variable: 'POSTGRES_PORT' } } },
  composeUrl: ({ port }) => `postgresql://postgres:postgres@127.0.0.1:${port}/${DATABASE}`,
  privateUrl: ({ port }) => `postgresql://postgres@127.0.0.1:${port}/${DATABASE}`,
  usualUrls,
  probe,
  findPrograms,
  launch,
};

function usualUrls() {
  const logins = ['postgres', 'postgres:postgres', encodeURIComponent(userInfo().username)];
  return [...new Set(logins)].map((login) => `postgresql://${login}@127.0.0.1:5432/${DATABASE}`);
}

/** Logs in; the database itself may still be missing, then the login must be allowed to create databases. */
async function probe(url) {
  const { default: pg } = await import('pg');
  try {
    return await ask(pg, url);
  } catch (error) {
    if (error.code !== '3D000') throw error;
  }
  const elsewhere = new URL(url);
  elsewhere.pathname = '/postgres';
  const answer = await ask(pg, elsewhere.href);
  if (!answer.may_create) throw new Error('the login may not create databases');
  return answer;
}

async function ask(pg, connectionString) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      `SELECT current_setting('server_version') AS version, rolsuper OR rolcreatedb AS may_create
       FROM pg_roles WHERE rolname = current_user`,
    );
    return rows[0];
  } finally {
    await client.end();
  }
}

function findPrograms(folder) {
  const folders = [
    ...versionedFolders('/usr/lib/postgresql', /^\d+$/, 'bin'),
    ...versionedFolders('/usr', /^pgsql-\d+$/, 'bin'),
    ...['/opt/homebrew/opt', '/usr/local/opt'].flatMap((opt) => versionedFolders(opt, /^postgresql/, 'bin')),
  ];
  const versionFile = join(folder, 'data', 'PG_VERSION');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : undefined;
  const initdb = version
    ? findProgram(
        'initdb',
        folders.filter((bin) => bin.match(/\d+/)?.[0] === version),
      )
    : findProgram('initdb', folders);
  return initdb && { initdb, postgres: join(dirname(initdb), 'postgres') };
}

function launch({ folder, ports, programs, run, spawn }) {
  const data = join(folder, 'data');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    const options = ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--locale=C'];
    run((as) => execFileSync(programs.initdb, ['-D', data, ...options], { ...as, stdio: 'pipe' }));
  }
  // No Unix socket: its path is limited to about 100 characters, a project's folder is not.
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=300'];
  const args = ['-D', data, '-p', String(ports.port), ...settings.flatMap((setting) => ['-c', setting])];
  return { server: spawn(programs.postgres, args) };
}
