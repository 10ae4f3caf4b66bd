import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { ConfirmChannel, Message } from 'amqplib';
import { counter } from '#libs/common';
import { CLOUD_EVENTS_CONTENT_TYPE } from '#contracts/kernel/envelope';
import { Broker } from '../broker/broker';
import type { ChannelKeeper } from '../broker/channel-keeper';
import { confirmed } from './confirm-wait';
import { exchangesAlone } from '../broker/topology';
import type { OutboxRow } from './leader-session';
import { Refused } from './refused';

const CONFIRM_TIMEOUT_MS = 10_000;
const REOPEN_TIMEOUT_MS = 5_000;
const REOPEN_POLL_MS = 25;
const NOT_FOUND = 404;

interface ClosedByBroker extends Error {
  readonly code: number;
}

const published = counter({
  name: 'outbox_published_total',
  help: 'Events that the broker has confirmed',
  labelNames: ['type'],
});
const unroutable = counter({
  name: 'outbox_unroutable_total',
  help: 'Events that no queue was bound to',
  labelNames: ['type'],
});

/** Publishes batches of outbox rows and waits until the broker has confirmed every one. */
@Injectable()
export class OutboxPublisher {
  readonly #declared = new Set<string>();
  /** Why the broker closed a channel, where it closed not the connection. */
  readonly #closedFor = new WeakMap<ConfirmChannel, ClosedByBroker>();
  #keeper: ChannelKeeper | undefined;
  #hurried = false;

  constructor(private readonly broker: Broker) {}

  start(): void {
    this.#keeper = this.broker.publishing.keepChannel((channel) => {
      this.#declared.clear();
      channel.on('error', (error: ClosedByBroker) => this.#closedFor.set(channel, error));
      channel.on('return', (message: Message) => unroutable.inc({ type: message.fields.routingKey }));
      return Promise.resolve();
    });
  }

  get ready(): boolean {
    return this.#keeper?.channel !== undefined;
  }

  /** Why the broker takes nothing just now, if it does not; nothing is to be published then. */
  get blocked(): string | undefined {
    return this.broker.publishing.blocked;
  }

  /** From now on a blocked broker is not waited for. */
  hurry(): void {
    this.#hurried = true;
  }

  /** Resolves when there is a channel again; rejects where the broker is away. */
  async reopened(): Promise<void> {
    for (let waited = 0; !this.ready; waited += REOPEN_POLL_MS) {
      if (waited >= REOPEN_TIMEOUT_MS) throw new Error('the broker is not connected');
      await sleep(REOPEN_POLL_MS);
    }
  }

  /**
   * Rejects when any row is not confirmed: with Refused where the rows are at fault and not the connection. Those that
   * were confirmed are published again then, and the inboxes know them.
   */
  async publish(rows: readonly OutboxRow[]): Promise<void> {
    const channel = this.#keeper?.channel;
    if (!channel) throw new Error('the broker is not connected');
    await this.declareExchanges(channel, rows);
    try {
      await confirmed(Promise.all(confirmsOf(channel, rows, this.broker.userId)), {
        ms: CONFIRM_TIMEOUT_MS,
        blocked: () => this.blocked !== undefined,
        hurried: () => this.#hurried,
      });
    } catch (error) {
      throw this.refusalOf(channel, error) ?? error;
    }
    for (const row of rows) published.inc({ type: row.routing_key });
  }

  /** Publishing to an exchange that nobody has declared yet would make the broker close the channel. */
  private async declareExchanges(channel: ConfirmChannel, rows: readonly OutboxRow[]): Promise<void> {
    for (const { exchange } of rows) {
      if (this.#declared.has(exchange)) continue;
      try {
        await this.broker.provide(channel, exchangesAlone({ name: exchange, type: 'topic' }));
      } catch (error) {
        const reason = this.#closedFor.get(channel);
        throw reason ? new Refused(reason, exchange) : error;
      }
      this.#declared.add(exchange);
    }
  }

  private refusalOf(channel: ConfirmChannel, error: unknown): Refused | undefined {
    if (error instanceof Refused) return error;
    const reason = this.#closedFor.get(channel);
    // An exchange that is gone is declared on the next channel: no row is at fault.
    return reason && reason.code !== NOT_FOUND ? new Refused(reason) : undefined;
  }

  async stop(): Promise<void> {
    await this.#keeper?.close();
  }
}

/** In this order, and nothing behind a row that cannot be sent: it may be of the same aggregate. */
function confirmsOf(channel: ConfirmChannel, rows: readonly OutboxRow[], userId?: string): Promise<void>[] {
  const confirms: Promise<void>[] = [];
  for (const row of rows) {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    confirms.push(promise);
    try {
      const onConfirm = (error: unknown) => (error ? reject(asFailure(error)) : resolve());
      send(channel, row, onConfirm, userId);
    } catch (error) {
      reject(new Refused(error));
      break;
    }
  }
  return confirms;
}

function send(
  channel: ConfirmChannel,
  row: OutboxRow,
  onConfirm: (error: unknown) => void,
  userId?: string,
): void {
  const { correlationid, source, time } = row.envelope;
  const properties = {
    persistent: true,
    mandatory: true,
    userId,
    contentType: CLOUD_EVENTS_CONTENT_TYPE,
    messageId: row.message_id,
    type: row.routing_key,
    correlationId: typeof correlationid === 'string' ? correlationid : undefined,
    appId: typeof source === 'string' ? source.slice(1) : undefined,
    timestamp: Math.floor(new Date(String(time)).getTime() / 1_000),
  };
  channel.publish(
    row.exchange,
    row.routing_key,
    Buffer.from(JSON.stringify(row.envelope)),
    properties,
    onConfirm,
  );
}

// amqplib tells a message that the broker refused from a channel that was closed by the text alone.
function asFailure(error: unknown): Error {
  if (!(error instanceof Error)) return new Refused('the broker refused the message');
  return error.message === 'message nacked' ? new Refused(error) : error;
}
