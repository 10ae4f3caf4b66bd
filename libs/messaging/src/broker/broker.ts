import { Injectable, Logger } from '@nestjs/common';
import { AmqpConnection } from '@golevelup/nestjs-rabbitmq';
import type { ConfirmChannel, Options } from 'amqplib';
import { DomainError } from '#libs/common';
import type { BrokerConfig } from '#libs/configs';
import { ChannelKeeper } from './channel-keeper';
import type { ChannelSetup } from './channel-keeper';
import { Publisher } from './publisher';

/** This process's one connection to RabbitMQ; it reconnects by itself. */
@Injectable()
export class Broker {
  readonly #logger = new Logger(Broker.name);
  readonly #connection: AmqpConnection;
  readonly queuesExpireAfterMs: number | undefined;
  #publisher: Publisher | undefined;

  constructor(config: BrokerConfig, serviceName: string) {
    this.queuesExpireAfterMs = config.queuesExpireAfterMs;
    this.#connection = new AmqpConnection({
      name: serviceName,
      uri: config.url,
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
          clientProperties: { connection_name: serviceName },
        },
      },
      logger: silent,
    });
  }

  async connect(): Promise<void> {
    await this.#connection.init();
    const manager = this.#connection.managedConnection;
    this.#publisher = new Publisher((setup) => this.keepChannel(setup));
    manager.on('connect', () => this.#logger.log('connected to the broker'));
    manager.on('disconnect', ({ err }) => this.#logger.warn(`lost the broker: ${err.message}`));
    manager.on('blocked', ({ reason }) =>
      this.#logger.warn(`the broker refuses to take messages: ${reason}`),
    );
    manager.on('unblocked', () => this.#logger.log('the broker takes messages again'));
  }

  /** Keeps a confirm channel open for as long as the process lives; `setup` runs each time it is opened. */
  keepChannel(setup: ChannelSetup): ChannelKeeper {
    return new ChannelKeeper(this.#connection.managedConnection, setup);
  }

  /** A channel for one piece of work, which closes it; rejects when nobody is connected. */
  async openChannel(): Promise<ConfirmChannel> {
    const channel = await this.#connection.managedConnection?.connection?.createConfirmChannel();
    if (!channel) throw new BrokerAway();
    // amqplib throws an error event that nobody listens to; what is being done there rejects as well.
    channel.on('error', () => undefined);
    return channel;
  }

  /** Resolves once a queue has the message; rejects when none takes it, or when nobody is connected. */
  publish(exchange: string, routingKey: string, body: Buffer, options: Options.Publish): Promise<void> {
    if (!this.#publisher) return Promise.reject(new Error('the broker is not connected'));
    return this.#publisher.publish(exchange, routingKey, body, options);
  }

  get connected(): boolean {
    return this.#connection.managedConnection?.isConnected() ?? false;
  }

  async close(): Promise<void> {
    await this.#publisher?.close();
    await this.#connection.managedConnection?.close();
  }
}

class BrokerAway extends DomainError {
  constructor() {
    super('SERVICE_UNAVAILABLE', 'unavailable', 'The broker does not answer; try again shortly.', {
      retryAfter: 2,
    });
  }
}

// Its lines say "Successfully connected" per channel; this class says what an operator needs.
const silent = { log: () => undefined, warn: () => undefined, error: () => undefined };
