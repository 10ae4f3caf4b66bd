import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { gauge, timeOfId } from '#libs/common';
import { EventFeed } from '#libs/messaging';
import { OrderCancelled } from '#contracts/orders/events/order-cancelled.v1';
import { PaymentRequested } from '#contracts/orders/events/payment-requested.v1';
import { RecentCount } from './recent-count';

/** So many may be on their way however few arrive: a shop that opens, or one where an order comes now and then. */
const ALWAYS_ROOM_FOR = 100;
/** What is not heard of for so long is no longer counted: its event may have been missed. */
const FORGET_MS = 30_000;
/** An order can arrive before its check-out is answered: the last ones are remembered. */
const REMEMBERED = 1_000;

const onTheirWay = gauge({
  name: 'orders_on_their_way_to_payment',
  help: 'Check-outs accepted by this gateway whose orders have not come to payment yet',
});

/**
 * The check-outs that this gateway has accepted and whose orders are not at payment yet. By Little's law a new one gets
 * there within the given time where there are no more on the way than have arrived within that time. What comes
 * behind is not counted: a slow bank would look like a slow shop.
 */
@Injectable()
export class OrderBacklog implements OnModuleDestroy {
  readonly #onTheirWay = new Map<string, number>();
  readonly #arrived = new Set<string>();
  readonly #arrivals: RecentCount | undefined;
  #stop: (() => void) | undefined;

  /** @param seconds within which an order is to come to payment; undefined: whenever it may be */
  constructor(
    feed: EventFeed,
    seconds: number | undefined,
    private readonly now: () => number = Date.now,
  ) {
    if (seconds === undefined) return;
    this.#arrivals = new RecentCount(seconds * 1_000, now);
    this.#stop = feed.on([PaymentRequested, OrderCancelled], ({ subject }) => this.arrive(subject));
  }

  /** Whether one more would take too long. */
  get full(): boolean {
    if (!this.#arrivals) return false;
    this.forgetOld();
    return this.#onTheirWay.size >= Math.max(ALWAYS_ROOM_FOR, this.#arrivals.value);
  }

  accepted(orderId: string): void {
    if (!this.#arrivals) return;
    const now = this.now();
    // A check-out that is repeated answers the same order, which may be there for long.
    if (this.#arrived.has(orderId) || timeOfId(orderId) < now - FORGET_MS) return;
    this.#onTheirWay.set(orderId, now);
    onTheirWay.set(this.#onTheirWay.size);
  }

  onModuleDestroy(): void {
    this.#stop?.();
  }

  private arrive(orderId: string): void {
    this.#arrived.add(orderId);
    const [oldest] = this.#arrived;
    if (oldest !== undefined && this.#arrived.size > REMEMBERED) this.#arrived.delete(oldest);
    if (!this.#onTheirWay.delete(orderId)) return;
    onTheirWay.set(this.#onTheirWay.size);
    this.#arrivals?.add();
  }

  private forgetOld(): void {
    for (const [orderId, since] of this.#onTheirWay) {
      if (since > this.now() - FORGET_MS) break;
      this.#onTheirWay.delete(orderId);
    }
    onTheirWay.set(this.#onTheirWay.size);
  }
}
