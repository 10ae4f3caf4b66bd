import { findProgram } from './programs.mjs';

export const redis = {
  name: 'redis',
  variable: 'REDIS_URL',
  users: ['redis'],
  portNames: ['port'],
  stopSignal: 'SIGTERM',
  packages: { apt: 'redis-server', brew: 'redis', dnf: 'valkey' },
  compose: { service: 'redis', ports: { port: { container: 6379, variable: 'REDIS_PORT' } } },
  composeUrl: urlOf,
  privateUrl: urlOf,
  usualUrls: () => [urlOf({ port: 6379 })],
  probe,
  findPrograms: () => {
    const server = findProgram('redis-server') ?? findProgram('valkey-server');
    return server && { server };
  },
  launch: ({ folder, ports, programs, spawn }) => ({
    server: spawn(programs.server, [
      ...['--port', String(ports.port)],
      ...['--bind', '127.0.0.1'],
      ...['--dir', folder],
      ...['--appendonly', 'yes'],
      ...['--daemonize', 'no'],
    ]),
  }),
};

function urlOf({ port }) {
  return `redis://127.0.0.1:${port}`;
}

async function probe(url) {
  const { Redis } = await import('ioredis');
  const client = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: 2_000,
    commandTimeout: 2_000,
  });
  let reason;
  client.on('error', (error) => (reason = error));
  try {
    await client.connect();
    await client.ping();
    const [, version] = /redis_version:(\S+)/.exec(await client.info('server')) ?? [];
    return { version };
  } catch (error) {
    throw reason ?? error;
  } finally {
    client.disconnect();
  }
}
