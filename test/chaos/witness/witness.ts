import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { Queues } from '../../resilience/support/queues';

const NAME = 'chaos.witness';
const RECONNECT_MS = 200;
const PREFETCH = 200;

/** Listens to every event as another team's service would: by a durable queue, so that nothing is missed while the broker is down. */
export class Witness {
  /** The ids of events, in the order in which they came for the first time. */
  readonly firstSeen = new Map<string, number>();
  #again: ((message: ConsumeMessage) => void) | undefined;
  #repeated = 0;
  #closing = false;
  #disconnect: (() => Promise<void>) | undefined;
  #listening: Promise<void> | undefined;

  constructor(
    private readonly queues: Queues,
    private readonly namespace: string,
  ) {}

  /** Resolves when it hears everything that is published from now on. */
  async start(): Promise<void> {
    const { closed } = await this.connect();
    this.#listening = this.stay(closed);
  }

  /** How many came a second time, or more often. */
  get repeated(): number {
    return this.#repeated;
  }

  /** What is done with each event when it is heard for the first time. */
  repeat(again: ((message: ConsumeMessage) => void) | undefined): void {
    this.#again = again;
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#disconnect?.();
    await this.#listening;
  }

  private async stay(closed: Promise<void>): Promise<void> {
    for (;;) {
      await closed;
      if (this.#closing) return;
      ({ closed } = await this.connect().catch(() => ({ closed: sleep(RECONNECT_MS) })));
    }
  }

  /** Resolves when it listens, with the end of that. */
  private async connect(): Promise<{ readonly closed: Promise<void> }> {
    const connection = await this.queues.connect();
    const closed = new Promise<void>((resolve) => connection.once('close', () => resolve()));
    this.#disconnect = () => connection.close().catch(() => undefined);
    try {
      await this.listen(await connection.createChannel(), this.#disconnect);
    } catch (error) {
      await this.#disconnect();
      throw error;
    }
    return { closed };
  }

  private async listen(channel: Channel, disconnect: () => Promise<void>): Promise<void> {
    channel.on('error', () => void disconnect());
    const queue = `${this.namespace}${NAME}`;
    await channel.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    for (const exchange of this.queues.exchanges) await channel.bindQueue(queue, exchange, '#');
    await channel.prefetch(PREFETCH);
    await channel.consume(queue, (message) => {
      if (!message) return void disconnect();
      this.hear(message);
      channel.ack(message);
    });
  }

  private hear(message: ConsumeMessage): void {
    const id = String(message.properties.messageId);
    if (this.firstSeen.has(id)) {
      this.#repeated += 1;
      return;
    }
    this.firstSeen.set(id, this.firstSeen.size);
    this.#again?.(message);
  }
}
