import { Logger } from '@nestjs/common';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { Broker } from '../broker/broker';
import { QueueConsumer } from '../broker/queue-consumer';
import type { Topology } from '../broker/topology';
import type { RegisteredReaction } from './delivery';
import type { Pipeline } from './pipeline';

/** Messages of one reaction that are handled at once. */
const PREFETCH = 10;

/**
 * Consumes the queue of one reaction. A message is acknowledged once its fate is recorded: handled, sent
 * to a delay queue, or dead-lettered.
 */
export class ReactionConsumer {
  readonly #logger = new Logger(ReactionConsumer.name);
  readonly #consumer: QueueConsumer;

  constructor(
    readonly reaction: RegisteredReaction,
    private readonly queue: string,
    topology: Topology,
    broker: Broker,
    private readonly pipeline: Pipeline,
  ) {
    this.#consumer = new QueueConsumer(broker.consuming, {
      queue,
      prefetch: PREFETCH,
      declare: (channel) => broker.provide(channel, topology),
      handle: (message, channel) => this.handle(message, channel),
    });
  }

  start(): void {
    this.#consumer.start();
  }

  /** Whether the broker delivers to this consumer right now. */
  get consuming(): boolean {
    return this.#consumer.consuming;
  }

  /** Why there is no consumer, where it is known. */
  get trouble(): string | undefined {
    return this.#consumer.trouble;
  }

  /** No new message is started; resolves when those that run have ended. */
  drain(): Promise<void> {
    return this.#consumer.drain();
  }

  private async handle(message: ConsumeMessage, channel: ConfirmChannel): Promise<void> {
    try {
      await this.pipeline.run({ reaction: this.reaction, message });
    } catch (failure) {
      const reason = failure instanceof Error ? failure.message : String(failure);
      this.#logger.warn(`a message of ${this.queue} goes back: ${reason}`);
      this.#consumer.startOver(channel);
      return;
    }
    try {
      channel.ack(message);
    } catch {
      // The channel is gone: the broker delivers the message again, and the inbox knows it.
    }
  }
}
