import { EventEmitter } from 'node:events';
import { Logger } from '@nestjs/common';
import { AmqpConnection } from '@golevelup/nestjs-rabbitmq';
import type { ConfirmChannel } from 'amqplib';
import { gauge } from '#libs/common';
import { BrokerAway, BrokerBlocked } from './broker-failures';
import { ChannelKeeper } from './channel-keeper';
import type { ChannelSetup } from './channel-keeper';

const blockedGauge = gauge({
  name: 'broker_blocked',
  help: '1 while the broker takes nothing from this connection: it is short of memory or disk',
  labelNames: ['connection'],
});

/** What one connection is for: the broker blocks those that publish, and stops reading from them altogether. */
export type Purpose = 'consuming' | 'publishing' | 'requests';

/** One connection to RabbitMQ; it reconnects by itself, and knows whether the broker takes messages from it. */
export class BrokerConnection {
  readonly #logger = new Logger(BrokerConnection.name);
  readonly #connection: AmqpConnection;
  readonly #changes = new EventEmitter().setMaxListeners(0);
  #blocked: string | undefined;

  constructor(
    url: string,
    serviceName: string,
    private readonly purpose: Purpose,
  ) {
    const name = `${serviceName} ${purpose}`;
    this.#connection = new AmqpConnection({
      name,
      uri: url,
      enableDirectReplyTo: false,
      // A broker that is away makes a service not ready; it must not keep it from starting.
      connectionInitOptions: {
        wait: false,
        skipConnectionFailedLogging: true,
        skipDisconnectFailedLogging: true,
      },
      defaultPublishOptions: { persistent: true },
      connectionManagerOptions: {
        // Two missed beats: a half-open peer is found within 6 s instead of amqplib's 14.5 s.
        heartbeatIntervalInSeconds: 2,
        reconnectTimeInSeconds: 1,
        // Without it Nagle's algorithm holds small frames back: 68 ms instead of 2 ms from outbox to consumer.
        connectionOptions: {
          noDelay: true,
          timeout: 5_000,
          clientProperties: { connection_name: name },
        },
      },
      logger: silent,
    });
  }

  async connect(): Promise<void> {
    await this.#connection.init();
    const manager = this.#connection.managedConnection;
    manager.on('connect', () => this.#logger.log(`connected to the broker for ${this.purpose}`));
    manager.on('disconnect', ({ err }) => {
      this.#logger.warn(`lost the broker for ${this.purpose}: ${err.message}`);
      this.setBlocked(undefined);
    });
    manager.on('blocked', ({ reason }) => {
      this.#logger.warn(`the broker refuses to take messages: ${reason}`);
      this.setBlocked(reason);
    });
    manager.on('unblocked', () => {
      this.#logger.log('the broker takes messages again');
      this.setBlocked(undefined);
    });
  }

  get connected(): boolean {
    return this.#connection.managedConnection?.isConnected() ?? false;
  }

  /** Why the broker takes nothing from this connection; undefined while it does. What is written meanwhile piles up. */
  get blocked(): string | undefined {
    return this.#blocked;
  }

  onBlocked(listener: () => void): void {
    this.#changes.on('blocked', listener);
  }

  /** Resolves once the broker takes messages; rejects where it does not within so long. */
  async unblocked(withinMs: number): Promise<void> {
    if (this.#blocked === undefined) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => reject(new BrokerBlocked()), withinMs);
    this.#changes.once('unblocked', resolve);
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      this.#changes.off('unblocked', resolve);
    }
  }

  /** Keeps a confirm channel open for as long as the process lives; `setup` runs each time it is opened. */
  keepChannel(setup: ChannelSetup): ChannelKeeper {
    return new ChannelKeeper(this.#connection.managedConnection, setup);
  }

  /** A channel for one piece of work, which closes it; rejects when nobody is connected. */
  async openChannel(): Promise<ConfirmChannel> {
    if (this.#blocked !== undefined) throw new BrokerBlocked();
    const channel = await this.#connection.managedConnection?.connection?.createConfirmChannel();
    if (!channel) throw new BrokerAway();
    // amqplib throws an error event that nobody listens to; what is being done there rejects as well.
    channel.on('error', () => undefined);
    return channel;
  }

  async close(): Promise<void> {
    await this.#connection.managedConnection?.close();
  }

  private setBlocked(reason: string | undefined): void {
    if (this.#blocked === reason) return;
    this.#blocked = reason;
    blockedGauge.set({ connection: this.purpose }, reason === undefined ? 0 : 1);
    this.#changes.emit(reason === undefined ? 'unblocked' : 'blocked');
  }
}

// Its lines say "Successfully connected" per channel; this class says what an operator needs.
const silent = { log: () => undefined, warn: () => undefined, error: () => undefined };
