import { Injectable } from '@nestjs/common';
import type { ConfirmChannel, Message } from 'amqplib';
import { counter } from '#libs/common';
import { CLOUD_EVENTS_CONTENT_TYPE } from '#contracts/kernel/envelope';
import { Broker } from '../broker/broker';
import type { ChannelKeeper } from '../broker/channel-keeper';
import type { OutboxRow } from './leader-session';

const CONFIRM_TIMEOUT_MS = 10_000;

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
  #keeper: ChannelKeeper | undefined;

  constructor(private readonly broker: Broker) {}

  start(): void {
    this.#keeper = this.broker.keepChannel((channel) => {
      this.#declared.clear();
      channel.on('return', (message: Message) => unroutable.inc({ type: message.fields.routingKey }));
      return Promise.resolve();
    });
  }

  get ready(): boolean {
    return this.#keeper?.channel !== undefined;
  }

  /** Rejects when any row is not confirmed; those that were are published again then, and the inboxes know them. */
  async publish(rows: readonly OutboxRow[]): Promise<void> {
    const channel = this.#keeper?.channel;
    if (!channel) throw new Error('the broker is not connected');
    await this.declareExchanges(channel, rows);
    const confirms = rows.map((row) => confirmed(channel, row));
    await withTimeout(Promise.all(confirms), CONFIRM_TIMEOUT_MS);
    for (const row of rows) published.inc({ type: row.routing_key });
  }

  /** Publishing to an exchange that nobody has declared yet would make the broker close the channel. */
  private async declareExchanges(channel: ConfirmChannel, rows: readonly OutboxRow[]): Promise<void> {
    for (const { exchange } of rows) {
      if (this.#declared.has(exchange)) continue;
      await channel.assertExchange(exchange, 'topic', { durable: true });
      this.#declared.add(exchange);
    }
  }

  async stop(): Promise<void> {
    await this.#keeper?.close();
  }
}

function confirmed(channel: ConfirmChannel, row: OutboxRow): Promise<void> {
  const { correlationid, source, time } = row.envelope;
  return new Promise((resolve, reject) => {
    channel.publish(
      row.exchange,
      row.routing_key,
      Buffer.from(JSON.stringify(row.envelope)),
      {
        persistent: true,
        mandatory: true,
        contentType: CLOUD_EVENTS_CONTENT_TYPE,
        messageId: row.message_id,
        type: row.routing_key,
        correlationId: typeof correlationid === 'string' ? correlationid : undefined,
        appId: typeof source === 'string' ? source.slice(1) : undefined,
        timestamp: Math.floor(new Date(String(time)).getTime() / 1_000),
      },
      (error: unknown) => (error ? reject(asError(error)) : resolve()),
    );
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('the broker refused the message');
}

async function withTimeout(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no confirm within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([work, expired]);
  } finally {
    clearTimeout(timer);
  }
}
