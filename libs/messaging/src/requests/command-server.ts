import { Injectable } from '@nestjs/common';
import { Server } from '@nestjs/microservices';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { ServiceName } from '#contracts/kernel/define-command';
import { Broker } from '../broker/broker';
import { headerOf, propertiesOf, textOf } from '../broker/properties';
import { QueueConsumer } from '../broker/queue-consumer';
import { commandTopology, passingCommandTopology } from '../broker/request-topology';
import { restingTopology } from '../broker/resting-topology';
import { mergeTopologies } from '../broker/topology';
import type { Topology } from '../broker/topology';
import { DeadLetters } from '../consuming/dead-letters';
import { Names } from '../names';
import { ServiceIdentity } from '../service-identity';
import { RequestExecutor } from './request-executor';
import { DEADLINE } from './wire';

/** Requests that one instance works on at once. */
const PREFETCH = 64;

/**
 * Nest transport for commands and queries: one queue a service, answers through direct reply-to.
 * None is executed after its sender has given up. The queue lives as long as it has a consumer, so requests to a service that
 * is down come back at once; in strict mode it stays, and their senders look whether it has one.
 */
@Injectable()
export class CommandServer extends Server implements CustomTransportStrategy {
  readonly #consumer: QueueConsumer;
  readonly #queue: string;

  constructor(
    private readonly broker: Broker,
    names: Names,
    service: ServiceIdentity,
    private readonly executor: RequestExecutor,
    private readonly deadLetters: DeadLetters,
  ) {
    super();
    const queue = names.commands(service.name);
    const topology = topologyOf(broker, names, service.name);
    this.#queue = queue;
    this.#consumer = new QueueConsumer(broker.requests, {
      queue,
      prefetch: PREFETCH,
      declare: (channel) => broker.provide(channel, topology),
      handle: (message, channel) => this.answer(message, channel),
    });
  }

  listen(callback: () => void): void {
    this.#consumer.start();
    callback();
  }

  get consuming(): boolean {
    return this.#consumer.consuming;
  }

  /** Why there is no consumer, where it is known. */
  get trouble(): string | undefined {
    return this.#consumer.trouble;
  }

  /** No new request is started; resolves when those that run are answered. */
  drain(): Promise<void> {
    return this.#consumer.drain();
  }

  close(): Promise<void> {
    return this.drain();
  }

  override on(): void {
    throw new Error('this transport has no events to listen to');
  }

  override unwrap<T>(): T {
    return this.broker as T;
  }

  private async answer(message: ConsumeMessage, channel: ConfirmChannel): Promise<void> {
    try {
      if (!isLate(message)) await this.execute(message, channel);
      channel.ack(message);
    } catch {
      // Either the channel is gone, and the sender has been told that nobody answers; or a request without a sender
      // could not be recorded. A new channel is right for both.
      this.#consumer.startOver(channel);
    }
  }

  private async execute(message: ConsumeMessage, channel: ConfirmChannel): Promise<void> {
    const { type, replyTo } = propertiesOf(message);
    const { reply, failure } = await this.executor.execute(message, this.getHandlerByPattern(String(type)));
    if (typeof replyTo === 'string') send(channel, message, replyTo, reply, this.broker.userId);
    // Nobody would ever hear of it.
    else if (failure !== undefined) await this.deadLetters.put(message, 'commands', this.#queue, failure);
  }
}

/** The queue stays in strict mode, since nobody may make it again; what is given up rests where events do. */
function topologyOf(broker: Broker, names: Names, service: ServiceName): Topology {
  if (broker.isStrict) return commandTopology(names, service);
  const commands = passingCommandTopology(names, service);
  return broker.requestsApart ? commands : mergeTopologies([restingTopology(names, service), commands]);
}

/** The sender has given up: executing the request now would surprise it. */
function isLate(message: ConsumeMessage): boolean {
  const deadline = headerOf(message, DEADLINE);
  return typeof deadline === 'number' && deadline < Date.now();
}

function send(
  channel: ConfirmChannel,
  request: ConsumeMessage,
  replyTo: string,
  reply: Buffer,
  userId?: string,
): void {
  const { messageId, correlationId } = propertiesOf(request);
  channel.publish('', replyTo, reply, {
    messageId: textOf(messageId),
    correlationId: textOf(correlationId),
    userId,
    contentType: 'application/json',
  });
}
