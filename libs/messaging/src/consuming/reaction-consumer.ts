import { Logger } from '@nestjs/common';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { Broker } from '../broker/broker';
import type { ChannelKeeper } from '../broker/channel-keeper';
import { declareTopology } from '../broker/topology';
import type { Topology } from '../broker/topology';
import type { RegisteredReaction } from './delivery';
import type { Pipeline } from './pipeline';

/** Messages of one reaction that are handled at once. */
const PREFETCH = 10;

/**
 * Consumes the queue of one reaction, on a channel of its own. A message is acknowledged once its fate is
 * recorded: handled, sent to a delay queue, or dead-lettered. It consumes again after a lost connection
 * and after the broker cancelled it, and stops in the order cancel, drain, close.
 */
export class ReactionConsumer {
  readonly #logger = new Logger(ReactionConsumer.name);
  readonly #running = new Set<Promise<void>>();
  #keeper: ChannelKeeper | undefined;
  #consumerTag: string | undefined;
  #stopping = false;

  constructor(
    readonly reaction: RegisteredReaction,
    private readonly queue: string,
    private readonly topology: Topology,
    private readonly broker: Broker,
    private readonly pipeline: Pipeline,
  ) {}

  start(): void {
    this.#keeper = this.broker.keepChannel((channel) => this.consume(channel));
  }

  /** Whether the broker delivers to this consumer right now. */
  get consuming(): boolean {
    return this.#keeper?.channel !== undefined && this.#consumerTag !== undefined;
  }

  /** No new message is started; resolves when those that run have ended. */
  async drain(): Promise<void> {
    this.#stopping = true;
    const tag = this.#consumerTag;
    this.#consumerTag = undefined;
    if (tag) await this.#keeper?.channel?.cancel(tag).catch(() => undefined);
    await Promise.all(this.#running);
    await this.#keeper?.close();
  }

  private async consume(channel: ConfirmChannel): Promise<void> {
    this.#consumerTag = undefined;
    channel.once('close', () => (this.#consumerTag = undefined));
    await declareTopology(channel, this.topology);
    await channel.prefetch(PREFETCH);
    const { consumerTag } = await channel.consume(this.queue, (message) => {
      if (message) this.receive(channel, message);
      else this.cancelled();
    });
    this.#consumerTag = consumerTag;
  }

  private cancelled(): void {
    if (this.#stopping) return;
    this.#logger.warn(`the broker cancelled the consumer of ${this.queue}; consuming again`);
    this.#consumerTag = undefined;
    this.#keeper?.reopen();
  }

  private receive(channel: ConfirmChannel, message: ConsumeMessage): void {
    // What arrives after the cancel goes back unhandled when the channel closes.
    if (this.#stopping) return;
    const work = this.handle(channel, message).finally(() => this.#running.delete(work));
    this.#running.add(work);
  }

  private async handle(channel: ConfirmChannel, message: ConsumeMessage): Promise<void> {
    try {
      await this.pipeline.run({ reaction: this.reaction, message });
    } catch (failure) {
      this.giveBack(failure);
      return;
    }
    try {
      channel.ack(message);
    } catch {
      // The channel is gone: the broker delivers the message again, and the inbox knows it.
    }
  }

  /** The message's fate could not be recorded. A new channel makes the broker deliver it again, and declares what may be missing. */
  private giveBack(failure: unknown): void {
    if (this.#stopping) return;
    const reason = failure instanceof Error ? failure.message : String(failure);
    this.#logger.warn(`a message of ${this.queue} goes back: ${reason}`);
    this.#keeper?.reopen();
  }
}
