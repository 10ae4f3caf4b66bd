import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { DomainError } from '#libs/common';
import type { OutputOf } from '#contracts/kernel/define-command';
import type { FollowOrder } from '#contracts/orders/queries/follow-order.v1';
import { InvalidToken } from '../access/access.errors';
import type { AuthenticatedCaller } from '../access/jwt.strategy';
import { Revocations } from '../access/revocations';
import { onceAborted } from '../http/once-aborted';
import { Bell } from './bell';
import { HEARTBEAT, RETRY, eventMessage } from './event-message';
import { EventStreamSettings } from './event-stream-settings';
import { OrderNews } from './order-news';
import { TimelineReader } from './timeline-reader';

type News = OutputOf<typeof FollowOrder>;

export interface Subscription {
  readonly orderId: string;
  /** The last step that is known. */
  readonly after: number;
  readonly caller: AuthenticatedCaller;
  /** Aborts when nobody listens any more, or the caller's token has ended. */
  readonly signal: AbortSignal;
}

/**
 * Tells an order's steps as they happen. The live feed only wakes: what is told is read from the timeline, behind the
 * last step told, so that a feed that was cut off neither skips nor repeats one. Each heartbeat is a look at it, too.
 */
@Injectable()
export class OrderEvents implements OnModuleDestroy {
  readonly #stopping = new AbortController();

  constructor(
    private readonly timeline: TimelineReader,
    private readonly news: OrderNews,
    private readonly revocations: Revocations,
    private readonly settings: EventStreamSettings,
  ) {}

  /** The stream; undefined where all has been told. It ends with the order, and breaks off where more may come. */
  async stream(subscription: Subscription): Promise<Readable | undefined> {
    const { orderId, after, caller } = subscription;
    const signal = AbortSignal.any([subscription.signal, this.#stopping.signal]);
    const bell = new Bell();
    const unfollow = this.news.follow(orderId, bell.ring);
    onceAborted(signal, unfollow);
    const first = await this.timeline.follow({ orderId, after }, caller);
    if (first.ended && first.entries.length === 0) return undefined;
    return Readable.from(this.tell(first, { ...subscription, signal }, bell));
  }

  onModuleDestroy(): void {
    this.#stopping.abort();
  }

  private async *tell(first: News, subscription: Subscription, bell: Bell): AsyncGenerator<string> {
    yield RETRY;
    const { signal } = subscription;
    let { after } = subscription;
    for (let news = first; ; news = await this.look({ ...subscription, after })) {
      for (const entry of news.entries) yield eventMessage(entry);
      after = news.entries.at(-1)?.sequence ?? after;
      if (news.ended) return;
      const rung = await bell.wait(this.settings.heartbeatMs, signal);
      signal.throwIfAborted();
      if (!rung) yield HEARTBEAT;
    }
  }

  private async look({ orderId, after, caller }: Subscription): Promise<News> {
    if (await this.revocations.include(caller)) throw new InvalidToken();
    try {
      return await this.timeline.follow({ orderId, after }, caller);
    } catch (failure) {
      // Who listens can wait for a service to come back.
      if (failure instanceof DomainError && failure.kind === 'unavailable')
        return { entries: [], ended: false };
      throw failure;
    }
  }
}
