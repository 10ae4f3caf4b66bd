import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { connect } from 'amqplib';
import type { Channel, ChannelModel } from 'amqplib';
import type { Environment } from './system';

const definitions = JSON.parse(
  readFileSync(resolve(__dirname, '../../../rabbitmq/definitions.json'), 'utf8'),
) as {
  readonly queues: readonly { readonly name: string; readonly vhost: string }[];
  readonly exchanges: readonly { readonly name: string; readonly type: string }[];
};

const isReaction = (queue: string) => queue.includes('.on-');
const isRetry = (queue: string) => queue.includes('.retry.');

/** The queues of one system, on a connection that is opened for each look: brokers are killed here. */
export class Queues {
  readonly #names: readonly string[];

  constructor(
    private readonly env: Environment,
    private readonly broker: { readonly url: string } = { url: env.AMQP_URL },
  ) {
    const delays = env.RETRY_DELAYS.split(',');
    // Those of commands are there while their services are.
    const names = definitions.queues.filter(({ vhost }) => vhost === '/').map(({ name }) => name);
    const rest = names.filter((name) => !isRetry(name));
    // Those that react have retry queues, with the delays of this system.
    const services = new Set(rest.filter(isReaction).map((name) => name.split('.')[0]));
    const retries = [...services].flatMap((service) => delays.map((delay) => `${service}.retry.${delay}`));
    this.#names = [...rest, ...retries];
  }

  /** The exchanges that events go to, as they are named on the broker. */
  get exchanges(): string[] {
    return definitions.exchanges
      .filter(({ name }) => name.endsWith('.events'))
      .map(({ name }) => this.full(name));
  }

  /** The queues of reactions, as they are named on the broker. */
  get reactions(): string[] {
    return this.#names.filter(isReaction).map((name) => this.full(name));
  }

  /** What no queue should hold once everything is done. */
  leftOver(): Promise<string[]> {
    return this.withChannel(async (channel) => {
      const found: string[] = [];
      for (const name of this.#names) {
        const { messageCount } = await channel.checkQueue(this.full(name));
        if (messageCount > 0) found.push(`${messageCount} messages in ${name}`);
      }
      return found;
    });
  }

  /** 0 where there is no such queue. */
  consumersOf(queue: string): Promise<number> {
    return this.withChannel(async (channel) => {
      channel.on('error', () => undefined);
      const answer = await channel.checkQueue(queue).catch(() => undefined);
      return answer?.consumerCount ?? 0;
    });
  }

  async withChannel<T>(task: (channel: Channel) => Promise<T>): Promise<T> {
    const connection = await this.connect();
    try {
      return await task(await connection.createChannel());
    } finally {
      await connection.close().catch(() => undefined);
    }
  }

  private full(name: string): string {
    return `${this.env.AMQP_NAMESPACE}${name}`;
  }

  async connect(): Promise<ChannelModel> {
    const connection = await connect(this.broker.url);
    // What failed is told by the call that it failed.
    connection.on('error', () => undefined);
    return connection;
  }
}
