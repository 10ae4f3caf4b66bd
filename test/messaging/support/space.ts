import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { connect } from 'amqplib';
import type { ChannelModel, ConsumeMessage, GetMessage, Options } from 'amqplib';
import { Client } from 'pg';
import { brokerEnv, databaseEnv, parseEnv } from '#libs/configs';
import { Names } from '#libs/messaging';
import type { EventContract } from '#contracts/kernel/define-event';
import { until } from '../../support/until';

// Faults are found by heartbeats and retries, which take their seconds.
jest.setTimeout(30_000);

const SERVICE = 'orders';
const migrations = resolve(__dirname, '../../../prisma/orders/migrations/*/migration.sql');

/** A database and a namespace on the broker for one test file; `close` deletes both. */
export async function openSpace(suffix: string) {
  const env = parseEnv(process.env, { broker: brokerEnv(SERVICE), database: databaseEnv(SERVICE) });
  const names = new Names(`${env.broker.namespace}${suffix}.`);
  const databaseConfig = {
    ...env.database,
    url: await createDatabase(env.database.url, suffix),
    poolSize: 12,
  };
  const database = await open(databaseConfig.url);
  const connection = await connect(env.broker.url);
  const channel = await connection.createConfirmChannel();
  const declared = { queues: new Set<string>(), exchanges: new Set<string>() };

  const space = {
    names,
    databaseConfig,
    broker: {
      ...env.broker,
      namespace: `${env.broker.namespace}${suffix}.`,
      retryDelays: ['100ms', '300ms'],
      commandTimeoutMs: 2_000,
    },
    declared,
    channel,

    async query<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
      return (await database.query<Row>(sql, values)).rows;
    },

    /** Collects what an exchange takes from now on. */
    async tap(contract: EventContract): Promise<ConsumeMessage[]> {
      const exchange = names.eventExchange(contract.owner);
      const { queue } = await channel.assertQueue('', { exclusive: true });
      await channel.assertExchange(exchange, 'topic', { durable: true });
      await channel.bindQueue(queue, exchange, contract.type);
      const messages: ConsumeMessage[] = [];
      await channel.consume(queue, (message) => message && messages.push(message), { noAck: true });
      return messages;
    },

    /** Publishes straight to the broker, as an integrator may. */
    async send(queueOrContract: string | EventContract, body: unknown, options: Options.Publish = {}) {
      const [exchange, key] =
        typeof queueOrContract === 'string'
          ? ['', queueOrContract]
          : [names.eventExchange(queueOrContract.owner), queueOrContract.type];
      const content = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
      channel.publish(exchange, key, content, { persistent: true, ...options });
      await channel.waitForConfirms();
    },

    /** The next dead letter, taken from its queue. */
    deadLetter(): Promise<GetMessage> {
      return until('there is a dead letter', () => take(connection, names.deadLetters(SERVICE)));
    },

    async depth(queue: string): Promise<number> {
      return (await channel.checkQueue(queue)).messageCount;
    },

    async close(): Promise<void> {
      for (const queue of declared.queues) await channel.deleteQueue(queue);
      for (const exchange of declared.exchanges) await channel.deleteExchange(exchange);
      await connection.close();
      await database.end();
      await dropDatabase(env.database.url, databaseConfig.url);
    },
  };
  return space;
}

/** Asking a queue that is missing costs the channel, hence one for each question. */
async function take(connection: ChannelModel, queue: string): Promise<GetMessage | undefined> {
  const channel = await connection.createChannel();
  channel.on('error', () => undefined);
  try {
    return (await channel.get(queue, { noAck: true })) || undefined;
  } catch {
    return undefined;
  } finally {
    await channel.close().catch(() => undefined);
  }
}

export type Space = Awaited<ReturnType<typeof openSpace>>;

async function open(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'test' });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function createDatabase(base: string, suffix: string): Promise<string> {
  const url = new URL(base);
  url.pathname += `-${suffix}`;
  const server = await open(base);
  await server.query(`CREATE DATABASE "${url.pathname.slice(1)}" TEMPLATE template0`);
  await server.end();
  const database = await open(url.href);
  for (const file of globSync(migrations).sort()) await database.query(readFileSync(file, 'utf8'));
  await database.query('CREATE TABLE effect (id bigserial PRIMARY KEY, name text NOT NULL, event text)');
  await database.end();
  return url.href;
}

async function dropDatabase(base: string, url: string): Promise<void> {
  const server = await open(base);
  await server.query(`DROP DATABASE "${new URL(url).pathname.slice(1)}" WITH (FORCE)`);
  await server.end();
}
