import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { EventFeed } from '#libs/messaging';
import { ORDER_EVENTS } from './order-event-types';

/** Wakes those who follow an order whenever it has taken a step. */
@Injectable()
export class OrderNews implements OnModuleDestroy {
  readonly #followers = new Map<string, Set<() => void>>();
  readonly #stop: () => void;

  constructor(feed: EventFeed) {
    this.#stop = feed.on(ORDER_EVENTS, ({ subject }) => this.tell(subject));
  }

  /** How many orders are followed. */
  get followed(): number {
    return this.#followers.size;
  }

  /** Calls `wake` at each step of the order until the returned function is called. */
  follow(orderId: string, wake: () => void): () => void {
    const followers = this.#followers.get(orderId) ?? new Set();
    this.#followers.set(orderId, followers.add(wake));
    return () => {
      followers.delete(wake);
      if (followers.size === 0) this.#followers.delete(orderId);
    };
  }

  onModuleDestroy(): void {
    this.#stop();
  }

  private tell(orderId: string): void {
    for (const wake of this.#followers.get(orderId) ?? []) wake();
  }
}
