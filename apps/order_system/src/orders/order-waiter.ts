import { once } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { SendOptions } from '#libs/messaging';
import type { Order } from '#contracts/orders/order';
import type { OrderStatus } from '#contracts/orders/order-status';
import { OrderOutcomes } from './order-outcomes';
import { OrderReader } from './order-reader';

const ON_ITS_WAY: readonly OrderStatus[] = ['SUBMITTED', 'PLACED', 'AWAITING_PAYMENT'];

/** The live feed can miss an event while the broker is away, so the order is looked at now and then too. */
const FIRST_LOOK_MS = 500;

/** Waits until an order is settled: confirmed or cancelled. */
@Injectable()
export class OrderWaiter {
  constructor(
    private readonly outcomes: OrderOutcomes,
    private readonly orders: OrderReader,
  ) {}

  /** The settled order; undefined when the signal aborts first. */
  wait(orderId: string, sender: SendOptions, signal: AbortSignal): Promise<Order | undefined> {
    const abort = once(signal, 'abort').then(() => undefined);
    return Promise.race([this.watch(orderId, sender, signal), abort]);
  }

  private async watch(orderId: string, sender: SendOptions, signal: AbortSignal): Promise<Order | undefined> {
    for (let pause = FIRST_LOOK_MS; !signal.aborted; pause *= 2) {
      await this.outcomes.settled(orderId, pause, signal);
      // The check-out stands, whatever becomes of this look at it.
      const order = await this.orders.read(orderId, sender).catch(() => undefined);
      if (order && !ON_ITS_WAY.includes(order.status)) return order;
    }
    return undefined;
  }
}
