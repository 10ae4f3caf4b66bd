import { Logger } from '@nestjs/common';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { BrokerConnection } from './broker-connection';
import type { ChannelKeeper, ChannelSetup } from './channel-keeper';

export interface QueueConsumerOptions {
  readonly queue: string;
  /** Messages that are worked on at once. */
  readonly prefetch: number;
  /** Declares what the queue needs, each time a channel is opened. */
  readonly declare: ChannelSetup;
  /** Works on a message and acknowledges it; never rejects. */
  readonly handle: (message: ConsumeMessage, channel: ConfirmChannel) => Promise<void>;
}

/**
 * Consumes one queue on a channel of its own: again after a lost connection, again after the broker
 * cancelled it, and stops in the order cancel, drain, close.
 */
export class QueueConsumer {
  readonly #logger = new Logger(QueueConsumer.name);
  readonly #running = new Set<Promise<void>>();
  #keeper: ChannelKeeper | undefined;
  #consumer: { readonly channel: ConfirmChannel; readonly tag: string } | undefined;
  #stopping = false;

  constructor(
    private readonly connection: BrokerConnection,
    private readonly options: QueueConsumerOptions,
  ) {}

  start(): void {
    this.#keeper = this.connection.keepChannel((channel) => this.consume(channel));
  }

  /** Whether the broker delivers to this consumer right now. */
  get consuming(): boolean {
    const channel = this.#keeper?.channel;
    return channel !== undefined && this.#consumer?.channel === channel;
  }

  /** Why there is no consumer, where it is known. */
  get trouble(): string | undefined {
    return this.#keeper?.trouble;
  }

  /** Makes the broker deliver again what this channel holds, and declares what may be missing. */
  startOver(channel: ConfirmChannel): void {
    if (!this.#stopping) this.#keeper?.reopen(channel);
  }

  /**
   * Takes nothing more from the queue; resolves when everything that was delivered has been worked on. What the broker
   * sent before it knew is no exception: handed back, it would come to another instance as a repetition.
   */
  async drain(): Promise<void> {
    this.#stopping = true;
    const consumer = this.#consumer;
    this.#consumer = undefined;
    await consumer?.channel.cancel(consumer.tag).catch(() => undefined);
    await Promise.all(this.#running);
    await this.#keeper?.close();
  }

  private async consume(channel: ConfirmChannel): Promise<void> {
    const { queue, prefetch, declare } = this.options;
    await declare(channel);
    await channel.prefetch(prefetch);
    if (this.#stopping) return;
    const { consumerTag } = await channel.consume(queue, (message) => this.receive(message, channel));
    this.#consumer = { channel, tag: consumerTag };
  }

  private receive(message: ConsumeMessage | null, channel: ConfirmChannel): void {
    if (!message) {
      if (this.#stopping) return;
      this.#logger.warn(`the broker cancelled the consumer of ${this.options.queue}; consuming again`);
      this.startOver(channel);
      return;
    }
    const work = this.options.handle(message, channel).finally(() => this.#running.delete(work));
    this.#running.add(work);
  }
}
