import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { migrateAll } from '../../tools/prisma/migrate-all.mjs';
import { repositoryRoot } from '../../tools/prisma/services.mjs';
import { deleteLeftovers } from '../../tools/space/leftovers.mjs';
import { testServers } from './servers.mjs';
import { deleteSpace, environmentOf, foreignVariables, newSpaceId } from '../../tools/space/space.mjs';

const run = promisify(execFile);
const log = (line) => console.error(line);
const before = [];
let opened;
let closed;

/** Opens a space of this run's own, once, however many Jest projects ask for it. */
export default function setUp() {
  if (!opened) {
    opened = open();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, interrupt);
  }
  return opened;
}

/** Jest tears nothing down when it is interrupted. */
function interrupt() {
  tearDown().then(
    () => process.exit(1),
    () => process.exit(1),
  );
}

/** Has something closed before the servers stop. */
export function beforeTearDown(close) {
  before.push(close);
}

/** Deletes the space and stops the servers that were started for it; once, however many Jest projects ask for it. */
export function tearDown() {
  closed ??= close();
  return closed;
}

async function close() {
  const closeSpace = await opened;
  try {
    await Promise.all(before.map((closeIt) => closeIt()));
  } finally {
    await closeSpace();
  }
}

async function open() {
  await run(process.execPath, [join(repositoryRoot, 'tools/prisma/generate.mjs')]);
  const servers = await testServers({ root: repositoryRoot, log });
  const env = environmentOf(newSpaceId(), servers.env, {
    DATABASE_POOL: '3',
    RETRY_DELAYS: '100ms,300ms,1s',
  });
  const close = async () => {
    await deleteSpace(env).finally(() => servers.stop());
  };
  try {
    await deleteLeftovers(servers.env);
    await migrateAll({ env, log: () => {} });
  } catch (error) {
    await close();
    throw error;
  }
  for (const name of foreignVariables) delete process.env[name];
  Object.assign(process.env, env);
  return close;
}
