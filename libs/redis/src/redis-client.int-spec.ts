import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { defineScript } from './lua-script';
import { RedisClient } from './redis-client';

const { REDIS_URL = '', REDIS_NAMESPACE = '' } = process.env;

const setTwice = defineScript({
  name: 'setTwice',
  lua: `redis.call('SET', KEYS[1], ARGV[1]) redis.call('SET', KEYS[2], ARGV[1]) return 2`,
  reply: (raw) => Number(raw),
});

async function connected(url: string): Promise<RedisClient> {
  const client = new RedisClient({ url, namespace: REDIS_NAMESPACE });
  await client.connect();
  return client;
}

/** A server that accepts and then does as it is told. */
async function fakeServer(onConnection: Parameters<typeof createServer>[1]) {
  const server = createServer(onConnection).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `redis://127.0.0.1:${port}`, server };
}

const unavailable = { code: 'REDIS_UNAVAILABLE', kind: 'unavailable' };

describe('RedisClient', () => {
  it('runs a script on keys of its namespace', async () => {
    const client = await connected(REDIS_URL);
    const [first, second] = [randomUUID(), randomUUID()];

    expect(await client.runScript(setTwice, [first, second], ['x'])).toBe(2);

    const plain = new RedisClient({ url: REDIS_URL, namespace: '' });
    await plain.connect();
    expect(await plain.run((redis) => redis.mget(REDIS_NAMESPACE + first, REDIS_NAMESPACE + second))).toEqual(
      ['x', 'x'],
    );
    await Promise.all([client.onApplicationShutdown(), plain.onApplicationShutdown()]);
  });

  it('fails at once while there is no server, and serves when there is one', async () => {
    const { url, server } = await fakeServer((socket) => socket.destroy());
    const client = await connected(url);
    const start = performance.now();

    await expect(client.ping()).rejects.toMatchObject(unavailable);
    expect(performance.now() - start).toBeLessThan(500);

    server.removeAllListeners('connection');
    server.on('connection', (socket) =>
      socket.on('data', (data: Buffer) => {
        for (const part of data.toString().split(/(?=\*\d+\r\n)/)) {
          socket.write(/\binfo\b/i.test(part) ? '$0\r\n\r\n' : /hello/i.test(part) ? '%0\r\n' : '+PONG\r\n');
        }
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await client.ping();
    await client.onApplicationShutdown();
    server.close();
  });

  it('fails within its deadline where the server is silent', async () => {
    const { url, server } = await fakeServer((socket) => void socket.resume());
    const client = await connected(url);

    await expect(client.ping()).rejects.toMatchObject(unavailable);
    await client.onApplicationShutdown();
    server.close();
  }, 5_000);

  it('leaves an error in what was asked as it is', async () => {
    const client = await connected(REDIS_URL);

    await expect(client.run((redis) => redis.call('NO-SUCH-COMMAND'))).rejects.not.toMatchObject(unavailable);
    await client.onApplicationShutdown();
  });
});
