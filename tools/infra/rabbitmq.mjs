import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram, versionedFolders } from './programs.mjs';

const CONFIGURATION = fileURLToPath(new URL('../../rabbitmq/', import.meta.url));

export const rabbitmq = {
  name: 'rabbitmq',
  variable: 'AMQP_URL',
  users: ['rabbitmq'],
  portNames: ['port', 'distribution', 'epmd', 'management'],
  stopSignal: 'SIGTERM',
  packages: { apt: 'rabbitmq-server', brew: 'rabbitmq', dnf: 'rabbitmq-server' },
  compose: {
    service: 'rabbitmq',
    ports: {
      port: { container: 5672, variable: 'RABBITMQ_PORT' },
      management: { container: 15672, variable: 'RABBITMQ_MANAGEMENT_PORT' },
    },
  },
  composeUrl: adminUrl,
  privateUrl: urlOf,
  usualUrls: (env) => [urlOf({ port: 5672 }), adminUrl({ port: 5672 }, env)],
  probe,
  findPrograms,
  launch,
};

function urlOf({ port }) {
  return `amqp://guest:guest@127.0.0.1:${port}`;
}

/** The administrator whom the compose file makes. */
function adminUrl({ port }, env) {
  return `amqp://admin:${env.RABBITMQ_ADMIN_PASSWORD || 'admin'}@127.0.0.1:${port}`;
}

async function probe(url) {
  const { default: amqp } = await import('amqplib');
  const connection = await amqp.connect(url, { timeout: 2_000 });
  connection.on('error', () => {});
  const { product, version } = connection.connection.serverProperties;
  await connection.close();
  if (product !== 'RabbitMQ') throw new Error(`a ${product} listens there, not RabbitMQ`);
  return { version };
}

function findPrograms() {
  // Debian's /usr/sbin/rabbitmq-server is a wrapper that only root and rabbitmq may use.
  const server = findProgram('rabbitmq-server', [
    '/usr/lib/rabbitmq/bin',
    ...['/opt/homebrew/opt', '/usr/local/opt'].map((opt) => join(opt, 'rabbitmq/sbin')),
  ]);
  const epmd = findProgram('epmd', ['/usr/lib/erlang/bin', '/usr/lib64/erlang/bin']);
  return server && epmd && { server, epmd };
}

function launch({ folder, ports, programs, spawn }) {
  const plugins = hasManagement(programs.server);
  writeConfiguration(folder, plugins ? ports.management : undefined);
  const env = rabbitmqEnvironment(folder, ports);
  // Started here in the foreground, since the one that Erlang would start outlives the broker.
  const epmd = spawn(programs.epmd, ['-port', env.ERL_EPMD_PORT, '-address', '127.0.0.1'], env);
  return { server: spawn(programs.server, [], env), epmd };
}

/** Nothing of the machine's own broker is shared: node name, ports, epmd, cookie, data, logs, plugins. */
export function rabbitmqEnvironment(folder, ports) {
  return {
    HOME: folder,
    RABBITMQ_CONF_ENV_FILE: join(folder, 'no-rabbitmq-env.conf'),
    RABBITMQ_NODENAME: 'order-system@localhost',
    RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
    RABBITMQ_NODE_PORT: String(ports.port),
    RABBITMQ_DIST_PORT: String(ports.distribution),
    ERL_EPMD_PORT: String(ports.epmd),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_MNESIA_BASE: join(folder, 'data'),
    RABBITMQ_LOG_BASE: join(folder, 'log'),
    RABBITMQ_SCHEMA_DIR: join(folder, 'schema'),
    RABBITMQ_GENERATED_CONFIG_DIR: join(folder, 'generated'),
    RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'enabled_plugins'),
    // The distribution listens on every interface unless told otherwise.
    ERL_FLAGS: '-kernel inet_dist_use_interface {127,0,0,1}',
  };
}

function writeConfiguration(folder, managementPort) {
  const lines = managementPort
    ? [`management.tcp.ip = 127.0.0.1`, `management.tcp.port = ${managementPort}`]
    : [];
  const shared = readFileSync(join(CONFIGURATION, 'rabbitmq.conf'), 'utf8');
  const enabled = managementPort ? readFileSync(join(CONFIGURATION, 'enabled_plugins'), 'utf8') : '[].\n';
  for (const [name, text] of [
    ['rabbitmq.conf', [shared, ...lines, ''].join('\n')],
    ['enabled_plugins', enabled],
  ]) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o644);
  }
}

function hasManagement(server) {
  const home = join(dirname(server), '..');
  const plugins = [
    join(home, 'plugins'),
    ...versionedFolders(join(home, 'lib'), /^rabbitmq_server/, 'plugins'),
  ];
  return plugins.some(
    (folder) => existsSync(folder) && versionedFolders(folder, /^rabbitmq_management-/, '').length > 0,
  );
}
