import { Logger } from '@nestjs/common';
import type { AmqpConnectionManager } from 'amqp-connection-manager';
import type { ConfirmChannel } from 'amqplib';

export type ChannelSetup = (channel: ConfirmChannel) => Promise<void>;

const REOPEN_DELAY_MS = 500;

/**
 * One AMQP channel that is opened again whenever it is lost. amqp-connection-manager opens channels
 * again only after the whole connection was lost; a channel that the broker closed alone (a queue
 * deleted under a consumer, say) would stay closed.
 */
export class ChannelKeeper {
  readonly #logger = new Logger(ChannelKeeper.name);
  readonly #onConnect = (): void => void this.open();
  #channel: ConfirmChannel | undefined;
  #opening = false;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly manager: AmqpConnectionManager,
    private readonly setup: ChannelSetup,
  ) {
    manager.on('connect', this.#onConnect);
    if (manager.isConnected()) void this.open();
  }

  /** The open channel, set up; undefined while there is none. */
  get channel(): ConfirmChannel | undefined {
    return this.#channel;
  }

  /** Gives the channel up and opens a new one: for a consumer that the broker cancelled. */
  reopen(): void {
    const lost = this.#channel;
    this.#channel = undefined;
    lost?.close().catch(() => undefined);
    this.openLater();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.manager.removeListener('connect', this.#onConnect);
    const channel = this.#channel;
    this.#channel = undefined;
    await channel?.close().catch(() => undefined);
  }

  private async open(): Promise<void> {
    const connection = this.manager.connection;
    if (this.#opening || this.#channel || this.#closed || !connection) return;
    this.#opening = true;
    try {
      const channel = await connection.createConfirmChannel();
      // amqplib throws an error event that nobody listens to; the close event that follows says all.
      channel.on('error', (error: Error) =>
        this.#logger.warn(`the broker closed a channel: ${error.message}`),
      );
      channel.once('close', () => this.lost(channel));
      await this.setup(channel);
      this.#channel = channel;
    } catch (error) {
      this.#logger.warn(`cannot open a channel: ${error instanceof Error ? error.message : String(error)}`);
      this.openLater();
    } finally {
      this.#opening = false;
    }
  }

  private lost(channel: ConfirmChannel): void {
    if (this.#channel !== channel) return;
    this.#channel = undefined;
    this.openLater();
  }

  private openLater(): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    // Where the connection itself is gone, its return opens the channel.
    this.#timer = setTimeout(() => void this.open(), REOPEN_DELAY_MS);
  }
}
