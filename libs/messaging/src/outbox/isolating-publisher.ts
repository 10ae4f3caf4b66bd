import { Logger } from '@nestjs/common';
import { counter, gauge } from '#libs/common';
import { HeldBack } from './held-back';
import type { LeaderSession, OutboxRow } from './leader-session';
import type { OutboxPublisher } from './outbox-publisher';
import { Refused } from './refused';

const refused = counter({
  name: 'outbox_refused_total',
  help: 'Attempts to publish an event that the broker, or the protocol, refused',
  labelNames: ['type'],
});
const heldBackAggregates = gauge({
  name: 'outbox_held_back_aggregates',
  help: 'Aggregates whose events wait behind one that was refused',
});

/**
 * Publishes what can be published. Where a batch is refused its halves are tried, and so on, until the event at fault
 * is alone: its aggregate is held back then, and all others go on.
 */
export class IsolatingPublisher {
  readonly #logger = new Logger(IsolatingPublisher.name);
  readonly #heldBack = new HeldBack();
  #hurried = false;

  constructor(private readonly publisher: OutboxPublisher) {}

  /** The next rows of the outbox, without those that are held back. */
  next(session: LeaderSession, limit: number): Promise<OutboxRow[]> {
    return session.next(limit, this.#heldBack.subjects);
  }

  /** Too many are held back to look for more. */
  get overwhelmed(): boolean {
    return this.#heldBack.full;
  }

  /** From now on nobody is looked for: that may take longer than a process has to end. */
  hurry(): void {
    this.#hurried = true;
  }

  /** Publishes and deletes; rejects where no row is at fault. */
  async publish(session: LeaderSession, rows: readonly OutboxRow[]): Promise<void> {
    if (rows.length === 0) return;
    session.assertHeld();
    try {
      await this.publisher.publish(rows);
    } catch (failure) {
      if (!(failure instanceof Refused) || this.#hurried) throw failure;
      await this.publisher.reopened();
      return this.isolate(session, rows, failure);
    }
    await session.delete(rows.map((row) => row.id));
  }

  /** Tries those that are held back and due, each with its first event alone, until one is refused again. */
  async retry(session: LeaderSession): Promise<void> {
    while (!this.#hurried) {
      const subject = this.#heldBack.due(Date.now());
      if (subject === undefined) return;
      await this.publish(session, await session.firstOf(subject));
      if (this.#heldBack.waits(subject, Date.now())) return;
      this.#heldBack.release(subject);
      heldBackAggregates.set(this.#heldBack.subjects.length);
    }
  }

  private async isolate(session: LeaderSession, rows: readonly OutboxRow[], refusal: Refused): Promise<void> {
    const guilty = rows.length === 1 ? rows : rows.filter(({ exchange }) => exchange === refusal.exchange);
    if (guilty.length > 0) {
      for (const row of firstOfEach(guilty)) this.hold(row, refusal);
      return this.publish(session, this.free(rows));
    }
    const middle = Math.ceil(rows.length / 2);
    await this.publish(session, rows.slice(0, middle));
    // What was held back meanwhile holds back its aggregate's later events, too.
    await this.publish(session, this.free(rows.slice(middle)));
  }

  private free(rows: readonly OutboxRow[]): OutboxRow[] {
    return rows.filter((row) => !this.#heldBack.has(row.subject));
  }

  private hold({ subject, message_id, routing_key }: OutboxRow, { message }: Refused): void {
    this.#heldBack.hold(subject, Date.now());
    refused.inc({ type: routing_key });
    heldBackAggregates.set(this.#heldBack.subjects.length);
    this.#logger.error({
      subject,
      messageId: message_id,
      type: routing_key,
      reason: message,
      msg: 'an event cannot be published; those of its aggregate wait behind it',
    });
  }
}

/** The first row of each aggregate. */
function firstOfEach(rows: readonly OutboxRow[]): Iterable<OutboxRow> {
  return new Map([...rows].reverse().map((row) => [row.subject, row])).values();
}
