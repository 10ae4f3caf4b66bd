import { Injectable } from '@nestjs/common';
import { EventFeed } from '#libs/messaging';
import { ORDER_EVENTS } from './order-event-types';

/** Wakes those who follow an order whenever it has taken a step. */
@Injectable()
export class OrderNews {
  readonly #followers = new Map<string, Set<() => void>>();
  #stop: (() => void) | undefined;

  constructor(private readonly feed: EventFeed) {}

  /** How many orders are followed. */
  get followed(): number {
    return this.#followers.size;
  }

  /** Calls `wake` at each step of the order until the returned function is called, once. */
  follow(orderId: string, wake: () => void): () => void {
    const followers = this.#followers.get(orderId) ?? new Set();
    this.#followers.set(orderId, followers.add(wake));
    // Only while somebody follows: every event of every order would be read for nobody.
    this.#stop ??= this.feed.on(ORDER_EVENTS, ({ subject }) => this.tell(subject));
    return () => {
      followers.delete(wake);
      if (followers.size === 0) this.#followers.delete(orderId);
      if (this.#followers.size === 0) this.rest();
    };
  }

  private tell(orderId: string): void {
    for (const wake of this.#followers.get(orderId) ?? []) wake();
  }

  private rest(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
