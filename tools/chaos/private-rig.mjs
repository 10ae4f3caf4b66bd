import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rabbitmqctl } from '../infra/rabbitmqctl.mjs';
import { provideServers } from '../infra/index.mjs';
import { openSystem } from '../space/system.mjs';

const root = join(import.meta.dirname, '../..');
const OVERRIDES = {
  // Together longer than a killed service needs to be back, on a machine that is busy with it.
  RETRY_DELAYS: '200ms,1s,5s,15s',
  COMMAND_TIMEOUT_MS: '2000',
  JWT_TTL_SECONDS: '86400',
  // All customers come from one address, and an attempt whose answer is lost counts as a failed one.
  LOCKOUT_FAILURES_PER_ADDRESS: '1000000',
  LOCKOUT_FAILURES_PER_ACCOUNT: '1000',
  // The broker is its own, and each service logs in to it as itself, as in production.
  AMQP_NAMESPACE: '',
  BROKER_SECURITY: 'strict',
  // Nobody reads dead letters in a run.
  AMQP_QUEUES_EXPIRE_AFTER_MS: String(24 * 60 * 60_000),
};

/**
 * The built system in processes of its own, on servers of its own behind networks that can be broken. `close` ends all of it and deletes the
 * folder.
 */
export async function openPrivateRig({ TcpProxy, log, signal }) {
  const dir = mkdtempSync(join(tmpdir(), 'order-system-chaos-'));
  // The servers' own users must be able to enter it.
  chmodSync(dir, 0o755);
  const opened = {};
  const kill = () => {
    opened.system?.services.kill();
    return opened.servers?.kill();
  };
  const close = async () => {
    await kill();
    process.off('exit', kill);
    await Promise.all(Object.values(opened.networks ?? {}).map((network) => network.close()));
    rmSync(dir, { recursive: true, force: true });
  };
  // Whatever ends this process: all of them are process groups of their own and would go on.
  process.once('exit', kill);
  try {
    opened.servers = await openServers(dir, log, signal);
    const { postgresql, redis, rabbitmq } = opened.servers.private;
    const servers = { database: postgresql, cache: redis, broker: rabbitmq };
    opened.networks = await networksTo(servers, TcpProxy);
    // Who sends a message again sends it in the name of its sender.
    await rabbitmqctl(dir, ['set_user_tags', 'guest', 'administrator', 'impersonator']);
    opened.system = await openSystem({
      log,
      logs: 'chaos',
      overrides: { ...OVERRIDES, AMQP_MANAGEMENT_URL: managementOf(rabbitmq) },
      servers: { env: urlsOf(opened.networks) },
      supervise: true,
      longestRestartDelayMs: 200,
      signal,
    });
    const { url, env, services } = opened.system;
    return {
      url,
      env,
      servers,
      networks: opened.networks,
      services: {
        signal: (name, signal) => services.get(name).kill(signal),
        ready: (name) => services.get(name).ready(),
      },
      alarm: (on) =>
        rabbitmqctl(dir, ['set_vm_memory_high_watermark', ...(on ? ['absolute', '1MB'] : ['0.4'])]),
      logs: join(root, '.local/logs/chaos'),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openServers(dir, log, signal) {
  const servers = await provideServers({
    root,
    dir,
    mode: 'private',
    env: {},
    log: ({ name, how }) => log(`${name}: ${how}`),
    note: log,
    signal,
  });
  return {
    private: servers.private,
    kill: () => Promise.all(Object.values(servers.private).map((server) => server.kill())),
  };
}

function managementOf({ url, ports }) {
  const { username, password } = new URL(url);
  return `http://${username}:${password}@127.0.0.1:${ports.management}`;
}

async function networksTo(servers, TcpProxy) {
  const proxies = Object.entries(servers).map(async ([name, { url }]) => [name, await TcpProxy.to(url)]);
  return Object.fromEntries(await Promise.all(proxies));
}

function urlsOf({ database, cache, broker }) {
  return { DATABASE_URL: database.url, REDIS_URL: cache.url, AMQP_URL: broker.url };
}
