import { Injectable } from '@nestjs/common';
import type { ConfirmChannel, Options } from 'amqplib';
import type { BrokerConfig } from '#libs/configs';
import { BrokerConnection } from './broker-connection';
import { checkTopology } from './check-topology';
import { declareTopology } from './declare-topology';
import { Publisher } from './publisher';
import { expiring } from './topology';
import type { Topology } from './topology';
import { vhostOf, withVhost } from './vhost';

/** Less than a handler may take: a message that cannot be sent on keeps its place that long. */
const BLOCKED_PATIENCE_MS = 10_000;

/**
 * This process's connections to RabbitMQ. In a memory or disk alarm the broker stops reading from connections that
 * publish, acknowledgements included; so what consumes events has one of its own, and goes on.
 */
@Injectable()
export class Broker {
  /** For reactions and the event feed: nothing is published here. */
  readonly consuming: BrokerConnection;
  readonly publishing: BrokerConnection;
  /** For commands, queries and their answers. */
  readonly requests: BrokerConnection;
  /** The user that each message names as its sender, where somebody asks. */
  readonly userId: string | undefined;
  /** Whether what is needed was made beforehand. */
  readonly isStrict: boolean;
  readonly #queuesExpireAfterMs: number | undefined;
  #publisher: Publisher | undefined;

  constructor(config: BrokerConfig, serviceName: string) {
    this.#queuesExpireAfterMs = config.queuesExpireAfterMs;
    this.consuming = new BrokerConnection(config.url, serviceName, 'consuming');
    this.publishing = new BrokerConnection(config.url, serviceName, 'publishing');
    const { url, commandsVhost } = config;
    this.requests =
      commandsVhost === undefined || commandsVhost === vhostOf(url)
        ? this.publishing
        : new BrokerConnection(withVhost(url, commandsVhost), serviceName, 'requests');
    this.isStrict = config.security === 'strict';
    this.userId = this.isStrict ? serviceName : undefined;
  }

  async connect(): Promise<void> {
    await Promise.all(this.connections.map((connection) => connection.connect()));
    this.#publisher = new Publisher((setup) => this.publishing.keepChannel(setup), this.userId);
  }

  /** Whether requests have a vhost of their own. */
  get requestsApart(): boolean {
    return this.requests !== this.publishing;
  }

  /** Makes sure that this exists on the broker: declares it or, in strict mode, looks whether it is there. */
  provide(channel: ConfirmChannel, topology: Topology): Promise<void> {
    if (this.isStrict) return checkTopology(channel, topology);
    return declareTopology(channel, expiring(topology, this.#queuesExpireAfterMs));
  }

  /** Resolves once a queue has the message; rejects when none takes it, or when nobody is connected. */
  async publish(exchange: string, routingKey: string, body: Buffer, options: Options.Publish): Promise<void> {
    if (!this.#publisher) throw new Error('the broker is not connected');
    await this.publishing.unblocked(BLOCKED_PATIENCE_MS);
    await this.#publisher.publish(exchange, routingKey, body, options);
  }

  get connected(): boolean {
    return this.connections.every(({ connected }) => connected);
  }

  async close(): Promise<void> {
    await this.#publisher?.close();
    await Promise.all(this.connections.map((connection) => connection.close()));
  }

  private get connections(): readonly BrokerConnection[] {
    return [...new Set([this.consuming, this.publishing, this.requests])];
  }
}
