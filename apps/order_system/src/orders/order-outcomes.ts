import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { EventFeed } from '#libs/messaging';
import { OrderCancelled } from '#contracts/orders/events/order-cancelled.v1';
import { OrderConfirmed } from '#contracts/orders/events/order-confirmed.v1';

/** An order can be settled before its waiter knows its id, or be asked for again: the last ones are remembered. */
const REMEMBERED = 1_000;

/** Wakes those who wait for an order to be confirmed or cancelled. */
@Injectable()
export class OrderOutcomes implements OnModuleDestroy {
  readonly #waiting = new Map<string, Set<() => void>>();
  readonly #recent = new Set<string>();
  readonly #stop: () => void;

  constructor(feed: EventFeed) {
    this.#stop = feed.on([OrderConfirmed, OrderCancelled], ({ subject }) => this.settle(subject));
  }

  /** How many orders are waited for. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Resolves when the order is settled, when the time is up, or when the signal aborts. */
  async settled(orderId: string, ms: number, signal: AbortSignal): Promise<void> {
    // Taken out, so that whoever finds the order unsettled after all comes back to wait, not to spin.
    if (signal.aborted || this.#recent.delete(orderId)) return;
    const waiters = this.#waiting.get(orderId) ?? new Set();
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        waiters.delete(wake);
        if (waiters.size === 0) this.#waiting.delete(orderId);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      signal.addEventListener('abort', wake);
      this.#waiting.set(orderId, waiters.add(wake));
    });
  }

  onModuleDestroy(): void {
    this.#stop();
  }

  private settle(orderId: string): void {
    this.#recent.add(orderId);
    const [oldest] = this.#recent;
    if (oldest !== undefined && this.#recent.size > REMEMBERED) this.#recent.delete(oldest);
    for (const wake of this.#waiting.get(orderId) ?? []) wake();
  }
}
