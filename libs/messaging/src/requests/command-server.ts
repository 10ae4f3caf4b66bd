import { Injectable } from '@nestjs/common';
import { Server } from '@nestjs/microservices';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import { Broker } from '../broker/broker';
import type { ChannelKeeper } from '../broker/channel-keeper';
import { Names } from '../names';
import { ServiceIdentity } from '../service-identity';
import { RequestExecutor } from './request-executor';
import { DEADLINE } from './wire';
import type { Reply } from './wire';

/** Requests that one instance works on at once. */
const PREFETCH = 64;

/**
 * Nest transport for commands and queries: one queue a service, answers through direct reply-to.
 * The queue lives as long as it has a consumer, so requests to a service that is down come back at once,
 * and none is executed after its sender has given up.
 */
@Injectable()
export class CommandServer extends Server implements CustomTransportStrategy {
  readonly #running = new Set<Promise<void>>();
  #keeper: ChannelKeeper | undefined;
  #consumerTag: string | undefined;
  #stopping = false;

  constructor(
    private readonly broker: Broker,
    private readonly names: Names,
    private readonly service: ServiceIdentity,
    private readonly executor: RequestExecutor,
  ) {
    super();
  }

  listen(callback: () => void): void {
    this.#keeper = this.broker.keepChannel((channel) => this.consume(channel));
    callback();
  }

  get consuming(): boolean {
    return this.#keeper?.channel !== undefined && this.#consumerTag !== undefined;
  }

  /** No new request is started; resolves when those that run are answered. */
  async drain(): Promise<void> {
    this.#stopping = true;
    const tag = this.#consumerTag;
    this.#consumerTag = undefined;
    if (tag) await this.#keeper?.channel?.cancel(tag).catch(() => undefined);
    await Promise.all(this.#running);
  }

  async close(): Promise<void> {
    await this.drain();
    await this.#keeper?.close();
  }

  override on(): void {
    throw new Error('this transport has no events to listen to');
  }

  override unwrap<T>(): T {
    return this.broker as T;
  }

  private async consume(channel: ConfirmChannel): Promise<void> {
    const queue = this.names.commands(this.service.name);
    this.#consumerTag = undefined;
    channel.once('close', () => (this.#consumerTag = undefined));
    await channel.assertQueue(queue, { durable: true, autoDelete: true });
    await channel.prefetch(PREFETCH);
    const { consumerTag } = await channel.consume(queue, (message) => {
      if (!message) this.#keeper?.reopen();
      else if (!this.#stopping) this.receive(channel, message);
    });
    this.#consumerTag = consumerTag;
  }

  private receive(channel: ConfirmChannel, message: ConsumeMessage): void {
    const work = this.answer(channel, message).finally(() => this.#running.delete(work));
    this.#running.add(work);
  }

  private async answer(channel: ConfirmChannel, message: ConsumeMessage): Promise<void> {
    const reply = isLate(message) ? undefined : await this.execute(message);
    try {
      if (reply) send(channel, message, reply);
      channel.ack(message);
    } catch {
      // The channel is gone, and the sender's with it: it has been told that nobody answers.
    }
  }

  private execute(message: ConsumeMessage): Promise<Reply> {
    const handler = this.getHandlerByPattern(String(message.properties.type));
    return this.executor.execute(message, handler);
  }
}

/** The sender has given up: executing the request now would surprise it. */
function isLate(message: ConsumeMessage): boolean {
  const deadline: unknown = message.properties.headers?.[DEADLINE];
  return typeof deadline === 'number' && deadline < Date.now();
}

function send(channel: ConfirmChannel, request: ConsumeMessage, reply: Reply): void {
  const { replyTo, messageId, correlationId } = request.properties;
  if (typeof replyTo !== 'string') return;
  channel.publish('', replyTo, Buffer.from(JSON.stringify(reply)), {
    messageId: String(messageId),
    correlationId: typeof correlationId === 'string' ? correlationId : undefined,
    contentType: 'application/json',
  });
}
