import { Injectable, Logger } from '@nestjs/common';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { EventContract } from '#contracts/kernel/define-event';
import { Broker } from '../broker/broker';
import type { ChannelKeeper } from '../broker/channel-keeper';
import { exchangesAlone } from '../broker/topology';
import { parseEvent } from '../consuming/parse-event';
import type { ReceivedEvent } from '../event';
import { Names } from '../names';

export type FeedListener = (event: ReceivedEvent) => void;

/**
 * Live events for this instance only, on a queue that goes with it: to wake somebody who waits, not to do
 * work. What happens while it is disconnected is not seen.
 */
@Injectable()
export class EventFeed {
  readonly #logger = new Logger(EventFeed.name);
  readonly #listeners = new Map<string, Set<FeedListener>>();
  #keeper: ChannelKeeper | undefined;

  constructor(
    private readonly broker: Broker,
    private readonly names: Names,
    private readonly contracts: readonly EventContract[],
  ) {}

  start(): void {
    if (this.contracts.length === 0) return;
    this.#keeper = this.broker.consuming.keepChannel((channel) => this.consume(channel));
  }

  /** Calls the listener for each event of these contracts until the returned function is called. */
  on(contracts: readonly EventContract[], listener: FeedListener): () => void {
    for (const { type } of contracts) {
      const listeners = this.#listeners.get(type) ?? new Set();
      this.#listeners.set(type, listeners.add(listener));
    }
    return () => {
      for (const { type } of contracts) this.#listeners.get(type)?.delete(listener);
    };
  }

  async stop(): Promise<void> {
    await this.#keeper?.close();
  }

  private async consume(channel: ConfirmChannel): Promise<void> {
    const { queue } = await channel.assertQueue('', { exclusive: true, autoDelete: true, durable: false });
    for (const { owner, type } of this.contracts) {
      const exchange = this.names.eventExchange(owner);
      await this.broker.provide(channel, exchangesAlone({ name: exchange, type: 'topic' }));
      await channel.bindQueue(queue, exchange, type);
    }
    await channel.consume(
      queue,
      (message) => (message ? this.receive(message) : this.#keeper?.reopen(channel)),
      {
        noAck: true,
      },
    );
  }

  private receive(message: ConsumeMessage): void {
    const contract = this.contracts.find(({ type }) => type === message.fields.routingKey);
    // To read what nobody listens to would be in vain.
    if (!contract || !this.#listeners.get(contract.type)?.size) return;
    try {
      this.tell(parseEvent(message, contract));
    } catch (failure) {
      this.#logger.warn({ type: contract.type, err: failure, msg: 'an event cannot be read' });
    }
  }
  private tell(event: ReceivedEvent): void {
    for (const listener of this.#listeners.get(event.type) ?? []) {
      try {
        listener(event);
      } catch (failure) {
        this.#logger.error({ type: event.type, err: failure, msg: 'a listener failed' });
      }
    }
  }
}
