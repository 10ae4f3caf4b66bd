import { randomUUID } from 'node:crypto';
import type { Message, Options } from 'amqplib';
import type { ChannelKeeper, ChannelSetup } from './channel-keeper';
import { headerOf } from './properties';

const CONFIRM_TIMEOUT_MS = 10_000;
const PUBLISH_ID = 'x-publish-id';

type KeptChannel = Pick<ChannelKeeper, 'channel' | 'close'>;

/** Publishes single messages that must arrive: resolves only when the broker has put the message into a queue. */
export class Publisher {
  readonly #returned = new Set<string>();
  readonly #keeper: KeptChannel;

  /** `userId` is the user that all its messages name as their sender, if any. */
  constructor(
    keep: (setup: ChannelSetup) => KeptChannel,
    private readonly userId?: string,
  ) {
    this.#keeper = keep((channel) => {
      // A confirm alone says nothing: the broker confirms what no queue took, after it has returned it.
      channel.on('return', (message: Message) => this.#returned.add(String(headerOf(message, PUBLISH_ID))));
      return Promise.resolve();
    });
  }

  /** Rejects when nobody is connected, when the broker refuses, or when no queue takes the message. */
  publish(exchange: string, routingKey: string, body: Buffer, options: Options.Publish): Promise<void> {
    const channel = this.#keeper.channel;
    if (!channel) return Promise.reject(new Error('the broker is not connected'));
    const publishId = randomUUID();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`no confirm within ${CONFIRM_TIMEOUT_MS} ms`)),
        CONFIRM_TIMEOUT_MS,
      ).unref();
      const headers = { ...(options.headers as Record<string, unknown>), [PUBLISH_ID]: publishId };
      channel.publish(
        exchange,
        routingKey,
        body,
        { ...options, headers, userId: this.userId, mandatory: true },
        (error: unknown) => {
          clearTimeout(timer);
          if (error) reject(error instanceof Error ? error : new Error('the broker refused the message'));
          else if (this.#returned.delete(publishId))
            reject(new Error(`no queue takes ${exchange || 'default'}/${routingKey}`));
          else resolve();
        },
      );
    });
  }

  close(): Promise<void> {
    return this.#keeper.close();
  }
}
