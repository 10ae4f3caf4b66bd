import type { Moment } from './domain/order-state';

/** The time, and how long an order waits for its next fact. */
export class OrderClock {
  constructor(private readonly deadlineSeconds: number) {}

  read(): Moment {
    const now = new Date();
    return { now, deadline: new Date(now.getTime() + this.deadlineSeconds * 1_000) };
  }
}
