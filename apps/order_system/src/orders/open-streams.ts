import { Injectable } from '@nestjs/common';
import { DomainError, gauge } from '#libs/common';
import { EventStreamSettings } from './event-stream-settings';

const open = gauge({ name: 'order_event_streams', help: 'Event streams of orders that are open' });

/** Counts the streams that each caller has open here, so that nobody takes all there is room for. */
@Injectable()
export class OpenStreams {
  readonly #byCaller = new Map<string, number>();

  constructor(private readonly settings: EventStreamSettings) {}

  /** Throws TOO_MANY_STREAMS. Call the returned function, once, when the stream is closed. */
  enter(callerId: string): () => void {
    const count = this.#byCaller.get(callerId) ?? 0;
    const { perCaller } = this.settings;
    if (count >= perCaller) throw new TooManyStreams(perCaller);
    this.#byCaller.set(callerId, count + 1);
    open.inc();
    return () => this.leave(callerId);
  }

  private leave(callerId: string): void {
    const count = (this.#byCaller.get(callerId) ?? 0) - 1;
    if (count > 0) this.#byCaller.set(callerId, count);
    else this.#byCaller.delete(callerId);
    open.dec();
  }
}

class TooManyStreams extends DomainError {
  constructor(most: number) {
    super(
      'TOO_MANY_STREAMS',
      'too-many',
      `You have ${most} event streams open, which is as many as can be.`,
      {
        retryAfter: 5,
        errors: [{ field: 'authorization', message: 'has too many event streams open' }],
      },
    );
  }
}
