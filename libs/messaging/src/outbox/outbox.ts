import { Injectable } from '@nestjs/common';
import { currentContext, newId } from '#libs/common';
import type { RawTx } from '#libs/prisma';
import type { NewEvent } from '#contracts/kernel/define-event';
import type { Envelope } from '#contracts/kernel/envelope';
import { Names } from '../names';
import { ServiceIdentity } from '../service-identity';

/** The only way out of a service: events are written with the change that caused them, and published after it. */
@Injectable()
export class Outbox {
  readonly #touched = new WeakSet<RawTx>();

  constructor(
    private readonly names: Names,
    private readonly service: ServiceIdentity,
  ) {}

  /**
   * Adds events, in this order, to the transaction. Write the aggregate's row first: its lock makes the
   * order of outbox ids the order of commits, per aggregate.
   */
  async add(tx: RawTx, ...events: NewEvent[]): Promise<void> {
    if (events.length === 0) return;
    const envelopes = events.map((event) => this.envelope(event));
    const exchanges = events.map((event) => this.names.eventExchange(event.contract.owner));
    this.#touched.add(tx);
    // One statement however many events, by hand: Prisma's createMany costs about twice the CPU of
    // raw SQL through the same client, and every message of every order comes through here.
    await tx.$executeRaw`
      INSERT INTO outbox (message_id, exchange, routing_key, envelope)
      SELECT (e.envelope->>'id')::uuid, e.exchange, e.envelope->>'type', e.envelope
      FROM unnest(${exchanges}::text[], ${envelopes.map((envelope) => JSON.stringify(envelope))}::jsonb[])
        WITH ORDINALITY AS e (exchange, envelope, position)
      ORDER BY e.position`;
  }

  /** Whether this transaction has something to publish once it is committed. */
  wroteIn(tx: RawTx): boolean {
    return this.#touched.has(tx);
  }

  private envelope({ contract, data, sequence }: NewEvent): Envelope {
    const context = currentContext();
    const subject = contract.subject(data);
    return {
      specversion: '1.0',
      id: newId(),
      source: `/${this.service.name}`,
      type: contract.type,
      subject,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      correlationid: orderIdOf(data) ?? context?.correlationId ?? subject,
      causationid: context?.messageId,
      sequence,
      traceparent: context?.traceparent,
      tracestate: context?.tracestate,
      data,
    };
  }
}

function orderIdOf(data: unknown): string | undefined {
  const orderId = typeof data === 'object' && data !== null && 'orderId' in data ? data.orderId : undefined;
  return typeof orderId === 'string' ? orderId : undefined;
}
