import type { ChannelModel, ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { Queues } from './queues';

/** Sends every event of a system a second and a third time as soon as it is heard, both at once. */
export class Echo {
  readonly #heard = new Map<string, ConsumeMessage>();

  private constructor(
    private readonly connection: ChannelModel,
    private readonly channel: ConfirmChannel,
  ) {}

  static async start(queues: Queues): Promise<Echo> {
    const connection = await queues.connect();
    const channel = await connection.createConfirmChannel();
    const echo = new Echo(connection, channel);
    const { queue } = await channel.assertQueue('', { exclusive: true });
    for (const exchange of queues.exchanges) await channel.bindQueue(queue, exchange, '#');
    await channel.consume(queue, (message) => message && echo.hear(message), { noAck: true });
    return echo;
  }

  /** How many different events were heard. */
  get events(): number {
    return this.#heard.size;
  }

  /** Everything that was heard, once more. */
  async repeatAll(): Promise<void> {
    for (const message of this.#heard.values()) this.repeat(message);
    await this.channel.waitForConfirms();
  }

  async stop(): Promise<void> {
    await this.connection.close();
  }

  private hear(message: ConsumeMessage): void {
    const id = String(message.properties.messageId);
    if (this.#heard.has(id)) return;
    this.#heard.set(id, message);
    this.repeat(message);
    this.repeat(message);
  }

  private repeat({ fields, content, properties }: ConsumeMessage): void {
    this.channel.publish(fields.exchange, fields.routingKey, content, { ...properties, persistent: true });
  }
}
