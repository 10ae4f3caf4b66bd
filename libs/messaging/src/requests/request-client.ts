import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { z } from 'zod';
import { DomainError, LATENCY_BUCKETS, currentContext, histogram } from '#libs/common';
import type { BrokerConfig } from '#libs/configs';
import type { InputOf, RequestContract, ServiceName } from '#contracts/kernel/define-command';
import { Broker } from '../broker/broker';
import { BrokerBlocked } from '../broker/broker-failures';
import type { ChannelKeeper } from '../broker/channel-keeper';
import { requestsExchange } from '../broker/request-topology';
import { exchangesAlone } from '../broker/topology';
import { Names } from '../names';
import { PendingRequests } from './pending-requests';
import { BASKET_TOKEN, DEADLINE, IDEMPOTENCY_KEY, TOKEN, TRACEPARENT, TRACESTATE } from './wire';
import { ServicePresence } from './service-presence';
import type { Reply } from './wire';

/** RabbitMQ's direct reply-to: answers come without a queue of their own. */
const REPLY_TO = 'amq.rabbitmq.reply-to';

const latency = histogram({
  name: 'request_duration_seconds',
  help: 'How long commands and queries took until their answer, by outcome',
  labelNames: ['request', 'outcome'],
  buckets: LATENCY_BUCKETS,
});

export interface SendOptions {
  /** The caller's access token; the service verifies it itself. */
  readonly token?: string;
  /** What proves that a guest's basket is theirs. */
  readonly basketToken?: string;
  /** The same key gives the first answer again. */
  readonly idempotencyKey?: string;
}

export class Answer<Data> {
  constructor(
    readonly data: Data,
    /** true where the answer of an earlier request with the same idempotency key came back. */
    readonly replayed: boolean,
  ) {}
}

/**
 * Sends commands and queries to the services and awaits their answers. A request that has no answer at its
 * deadline is refused with SERVICE_UNAVAILABLE and expires on the broker, so that it is not executed later.
 */
@Injectable()
export class RequestClient {
  readonly #pending = new PendingRequests();
  readonly #presence: ServicePresence | undefined;
  #keeper: ChannelKeeper | undefined;

  constructor(
    private readonly broker: Broker,
    private readonly names: Names,
    private readonly config: BrokerConfig,
    /** Whom this process asks. */
    asked: readonly ServiceName[] = [],
  ) {
    if (broker.isStrict) this.#presence = new ServicePresence(broker.requests, names, asked);
  }

  start(): void {
    // What has been written by then waits at the broker's door, and expires there.
    this.broker.requests.onBlocked(() => this.#pending.failAll(new BrokerBlocked()));
    this.#keeper = this.broker.requests.keepChannel((channel) => this.open(channel));
    this.#presence?.start();
  }

  get ready(): boolean {
    return this.#keeper?.channel !== undefined;
  }

  /** Why it is not ready, where more is known than that there is no connection. */
  get trouble(): string | undefined {
    return this.#keeper?.trouble;
  }

  /** Rejects with the service's DomainError, or with SERVICE_UNAVAILABLE. */
  async send<C extends RequestContract>(
    contract: C,
    input: z.input<C['input']> | InputOf<C>,
    options: SendOptions = {},
  ): Promise<Answer<z.output<C['output']>>> {
    const stop = latency.startTimer({ request: contract.name });
    try {
      const reply = await this.request(contract, input, options);
      if (!reply.ok) {
        const { code, kind, message, facts } = reply.failure;
        throw new DomainError(code, kind, message, facts);
      }
      stop({ outcome: 'answered' });
      return new Answer(reply.data as z.output<C['output']>, reply.replayed ?? false);
    } catch (failure) {
      stop({ outcome: failure instanceof DomainError ? failure.kind : 'failed' });
      throw failure;
    }
  }

  async stop(): Promise<void> {
    await Promise.all([this.#keeper?.close(), this.#presence?.stop()]);
    this.#pending.failAll();
  }

  private request(contract: RequestContract, input: unknown, options: SendOptions): Promise<Reply> {
    const channel = this.#keeper?.channel;
    const id = randomUUID();
    const reply = this.#pending.add(id, contract.owner, this.config.commandTimeoutMs);
    try {
      if (this.broker.requests.blocked !== undefined) throw new BrokerBlocked();
      if (channel && !this.#presence?.isAbsent(contract.owner))
        this.publish(channel, id, contract, input, options);
      else this.#pending.fail(id);
    } catch (failure) {
      this.#pending.fail(id, failure);
    }
    return reply;
  }

  private publish(
    channel: ConfirmChannel,
    id: string,
    contract: RequestContract,
    input: unknown,
    options: SendOptions,
  ): void {
    const timeout = this.config.commandTimeoutMs;
    const context = currentContext();
    channel.publish(this.names.requests(), contract.name, Buffer.from(JSON.stringify(input)), {
      type: contract.name,
      messageId: id,
      correlationId: context?.correlationId ?? id,
      replyTo: REPLY_TO,
      contentType: 'application/json',
      userId: this.broker.userId,
      // Where a queue goes with its consumer, the broker returns the request at once.
      mandatory: true,
      expiration: timeout,
      headers: {
        [DEADLINE]: Date.now() + timeout,
        ...(options.token && { [TOKEN]: options.token }),
        ...(options.basketToken && { [BASKET_TOKEN]: options.basketToken }),
        ...(options.idempotencyKey && { [IDEMPOTENCY_KEY]: options.idempotencyKey }),
        ...(context?.traceparent && { [TRACEPARENT]: context.traceparent }),
        ...(context?.tracestate && { [TRACESTATE]: context.tracestate }),
      },
    });
  }

  private async open(channel: ConfirmChannel): Promise<void> {
    await this.broker.provide(channel, exchangesAlone(requestsExchange(this.names)));
    channel.on('return', (message: ConsumeMessage) =>
      this.#pending.fail(String(message.properties.messageId)),
    );
    channel.once('close', () => this.#pending.failAll());
    await channel.consume(REPLY_TO, (message) => this.receive(message), { noAck: true });
  }

  private receive(message: ConsumeMessage | null): void {
    if (!message) return;
    this.#pending.resolve(
      String(message.properties.messageId),
      JSON.parse(message.content.toString()) as Reply,
    );
  }
}
