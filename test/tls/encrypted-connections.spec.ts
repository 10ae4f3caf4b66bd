import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { connect as connectBroker } from 'amqplib';
import Redis from 'ioredis';
import { databaseEnv, parseEnv } from '#libs/configs';
import { connectionPool } from '../../libs/prisma/src/connection-pool';
import { connectionOptions } from '../../libs/redis/src/connection-options';

/** RFC 8446 §5.1: a handshake record. */
const TLS_HANDSHAKE = '1603';
/** PostgreSQL's own question whether the server speaks TLS. */
const SSL_REQUEST = '0000000804d2162f';

/** A server without TLS that keeps the first bytes of who comes, and says no. */
class PlainServer {
  readonly heard: string[] = [];
  readonly #server: Server;

  constructor(answer = '') {
    this.#server = createServer((socket: Socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        this.heard.push(bytes.toString('hex'));
        socket.end(answer);
      });
    });
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close = () => this.#server.close();
}

describe('a service that is told to use TLS speaks nothing else', () => {
  let server: PlainServer;

  afterEach(() => server.close());

  it('to RabbitMQ', async () => {
    server = new PlainServer();
    await expect(connectBroker(`amqps://orders:s3cret@${await server.listen()}`)).rejects.toThrow();
    expect(server.heard.map((bytes) => bytes.slice(0, 4))).toEqual([TLS_HANDSHAKE]);
  });

  it('to Redis', async () => {
    server = new PlainServer();
    const options = { ...connectionOptions, retryStrategy: () => null };
    const redis = new Redis(`rediss://:s3cret@${await server.listen()}`, options);
    redis.on('error', () => undefined);
    await expect(redis.connect()).rejects.toThrow();
    expect(server.heard.map((bytes) => bytes.slice(0, 4))).toEqual([TLS_HANDSHAKE]);
  });

  it('to PostgreSQL, and gives up where the server has none', async () => {
    server = new PlainServer('N');
    const base = `postgresql://orders:s3cret@${await server.listen()}/shop?sslmode=verify-full`;
    const { url } = parseEnv({ DATABASE_URL: base }, { database: databaseEnv('orders') }).database;
    expect(url).toContain('/shop_orders?sslmode=verify-full');
    const pool = connectionPool(url, { applicationName: 'tls' });
    await expect(pool.query('SELECT 1')).rejects.toThrow('does not support SSL');
    await pool.end();
    expect(server.heard).toEqual([SSL_REQUEST]);
  });
});
