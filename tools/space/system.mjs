import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { provideServers } from '../infra/index.mjs';
import { freeServicePorts } from '../infra/ports.mjs';
import { migrateAll } from '../prisma/migrate-all.mjs';
import { runtimeUrls } from '../prisma/roles/runtime-urls.mjs';
import { SERVICES } from '../services.mjs';
import { build } from '../start/build.mjs';
import { startServices } from '../start/supervisor.mjs';
import { provideTopology } from '../topology/provide.mjs';
import { deleteSpace, environmentOf, foreignVariables, newSpaceId } from './space.mjs';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/**
 * The whole built system in a space of its own, ready to take orders; `close` leaves nothing behind.
 * `overrides` with `BROKER_SECURITY: 'strict'` and the `AMQP_MANAGEMENT_URL` of a broker that nobody else uses let each service log in as itself.
 * `openAnother(name)` runs a second instance of a service and answers its handle.
 * `env` is the tools', which may do everything in the space; `serviceEnv` has the logins of the services beside.
 * Where it is handed `servers`, they are its caller's to throw away, with all that is on them.
 */
export async function openSystem({
  log,
  overrides = {},
  logs = 'space',
  servers: given,
  supervise = false,
  longestRestartDelayMs,
  onEvent,
  signal,
}) {
  const servers = given ?? (await provideServers({ root, log: ({ name, how }) => log(`${name}: ${how}`) }));
  const env = {
    ...inherited(),
    ...environmentOf(newSpaceId(), servers.env, overrides),
    ...(await freeServicePorts(SERVICES)),
  };
  env.STUB_WEBHOOK_URL = `http://127.0.0.1:${env.ORDER_SYSTEM_PORT}/payments/webhooks/stub`;
  let services;
  let openAnother;
  const others = [];
  let serviceEnv;
  const close = async () => {
    await Promise.all([services, ...others].map((running) => running?.stop()));
    if (!given) await deleteSpace(env).finally(() => servers.stop());
  };
  try {
    await run(process.execPath, [join(root, 'tools/prisma/generate.mjs')]);
    await build({ root, env, logDir: join(root, '.local/logs') });
    await migrateAll({ env, log: () => {} });
    serviceEnv = { ...env, ...(await databaseLogins(env)), ...(await provideTopology(env)) };
    await run(process.execPath, [join(root, 'tools/prisma/seed.mjs')], { cwd: root, env: serviceEnv });
    const supervision = { supervise, longestRestartDelayMs, onEvent };
    const logDir = join(root, '.local/logs', logs);
    services = startServices({ env: serviceEnv, root, logDir, ...supervision });
    openAnother = async (name) => {
      const service = SERVICES.filter((each) => each.name === name);
      const onItsOwnPort = { ...serviceEnv, ...(await freeServicePorts(service)) };
      const other = startServices({
        env: onItsOwnPort,
        services: service,
        root,
        logDir: join(logDir, 'second'),
        ...supervision,
      });
      others.push(other);
      await other.ready();
      return other.get(name);
    };
    await services.ready({ signal });
    log('the system is ready');
  } catch (error) {
    await close();
    throw error;
  }
  const pids = () => Object.fromEntries(services.handles.map(({ name, pid }) => [name, pid]));
  const url = `http://127.0.0.1:${env.ORDER_SYSTEM_PORT}`;
  return { url, env, serviceEnv, services, openAnother, pids, close };
}

/** In a space the services run as they do in production: with the rights on their rows alone. */
async function databaseLogins(env) {
  const { urls, refused } = await runtimeUrls(env);
  if (refused.length === 0) return urls;
  throw new Error(
    `roles that cannot log in: ${refused.map(({ app, reason }) => `${app} (${reason})`).join(', ')}`,
  );
}

function inherited() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreignVariables.includes(name)));
}
