import { Injectable } from '@nestjs/common';
import { currentContext, requireVersion, runInContext } from '#libs/common';
import { Outbox, RetryLater } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import type { NewEvent } from '#contracts/kernel/define-event';
import { CustomerErasure } from './customer-erasure';
import type { Order } from './domain/order';
import type { Moment, OrderState } from './domain/order-state';
import { FactTooEarly, OrderNotFound } from './domain/order.errors';
import { OrderClock } from './order-clock';
import { countSettled } from './order-metrics';
import { OrderRepository } from './persistence/order.repository';

export type Decision = (order: Order, moment: Moment) => NewEvent[];

/** What somebody wants of an order. */
export interface Wish {
  readonly orderId: string;
  readonly expectedVersions?: readonly number[];
  /** Where the order is none of theirs, there is none; staff's wishes are about anybody's. */
  readonly mayTouch?: (order: OrderState) => boolean;
}

/** Loads an order behind its lock, lets it decide, stores what changed and sends what follows. */
@Injectable()
export class OrderProcess {
  constructor(
    private readonly orders: OrderRepository,
    private readonly outbox: Outbox,
    private readonly clock: OrderClock,
    private readonly erasure: CustomerErasure,
  ) {}

  /** For facts: one that is ahead of its order, or of the fact before it, comes back later. */
  async react(tx: RawTx, orderId: string, decide: Decision): Promise<void> {
    const order = await this.orders.lock(tx, orderId);
    if (!order) throw new RetryLater('ORDER_NOT_FOUND', `There is no order ${orderId} yet.`);
    try {
      await this.decide(tx, order, decide);
    } catch (error) {
      if (error instanceof FactTooEarly) throw new RetryLater('TOO_EARLY', error.message);
      throw error;
    }
  }

  /** For people: what cannot be is refused at once. Answers the order as it is then. */
  async grant(
    tx: RawTx,
    { orderId, expectedVersions, mayTouch = () => true }: Wish,
    decide: Decision,
  ): Promise<OrderState> {
    const order = await this.orders.lock(tx, orderId);
    if (!order || !mayTouch(order.state)) throw new OrderNotFound(orderId);
    requireVersion(order.state.version, expectedVersions);
    await this.decide(tx, order, decide);
    return order.state;
  }

  /** For an order that is locked already. */
  async decide(tx: RawTx, order: Order, decide: Decision): Promise<void> {
    const before = order.state;
    const events = decide(order, this.clock.read());
    if (order.state.version === before.version) return;
    await this.erasure.follow(tx, order);
    await this.orders.update(tx, order);
    // A command and the clock have other correlation ids, or none: from here on it is the order's.
    await runInContext({ ...currentContext(), correlationId: order.state.id }, () =>
      this.outbox.add(tx, ...events),
    );
    // Before the commit, so an attempt that is rolled back and repeated counts twice: rare, and only a metric.
    countSettled(before, order.state);
  }
}
