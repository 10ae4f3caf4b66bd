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
  readonly #onConnect = (): void => this.open();
  #current: ConfirmChannel | undefined;
  #ready = false;
  #opening: Promise<void> | undefined;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;
  #trouble: string | undefined;
  /** What has been logged since the channel was open last: every half a second it would be the same again. */
  readonly #told = new Set<string>();

  constructor(
    private readonly manager: AmqpConnectionManager,
    private readonly setup: ChannelSetup,
  ) {
    manager.on('connect', this.#onConnect);
    this.open();
  }

  /** The open channel, set up; undefined while there is none. */
  get channel(): ConfirmChannel | undefined {
    return this.#ready ? this.#current : undefined;
  }

  /** Why it could not be set up, at the last attempt. */
  get trouble(): string | undefined {
    return this.#trouble;
  }

  /** Gives this channel up and opens another; nothing happens where that has been done already. */
  reopen(channel: ConfirmChannel): void {
    if (this.#current !== channel) return;
    this.lost(channel);
    void closing(channel);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.manager.removeListener('connect', this.#onConnect);
    await this.#opening;
    const channel = this.#current;
    this.#current = undefined;
    if (channel) await closing(channel);
  }

  private open(): void {
    if (this.#opening || this.#current || this.#closed || !this.manager.isConnected()) return;
    this.#opening = this.openChannel().finally(() => (this.#opening = undefined));
  }

  private async openChannel(): Promise<void> {
    try {
      const channel = await this.manager.connection?.createConfirmChannel();
      if (!channel) return;
      this.#current = channel;
      // amqplib throws an error event that nobody listens to; the close event that follows says all.
      channel.on('error', (error: Error) => this.tell(`the broker closed a channel: ${error.message}`));
      channel.once('close', () => this.lost(channel));
      await this.setup(channel);
      this.#ready = this.#current === channel;
      if (!this.#ready) return;
      this.#trouble = undefined;
      this.#told.clear();
    } catch (error) {
      this.#trouble = error instanceof Error ? error.message : String(error);
      this.tell(`cannot open a channel: ${this.#trouble}`);
      if (this.#current) this.reopen(this.#current);
      else this.openLater();
    }
  }

  private tell(what: string): void {
    if (!this.#told.has(what)) this.#logger.warn(what);
    this.#told.add(what);
  }

  private lost(channel: ConfirmChannel): void {
    if (this.#current !== channel) return;
    this.#current = undefined;
    this.#ready = false;
    this.openLater();
  }

  private openLater(): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    // Where the connection itself is gone, its return opens the channel.
    this.#timer = setTimeout(() => this.open(), REOPEN_DELAY_MS);
  }
}

/** Resolves when the channel is closed, also by the loss of its connection: amqplib's close() never settles then. */
function closing(channel: ConfirmChannel): Promise<void> {
  return new Promise((resolve) => {
    channel.once('close', resolve);
    channel.close().catch(() => resolve());
  });
}
