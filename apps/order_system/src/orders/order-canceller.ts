import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/common';
import { RequestClient } from '#libs/messaging';
import type { Answer, SendOptions } from '#libs/messaging';
import { GetCheckout } from '#contracts/basket/queries/get-checkout.v1';
import { CancelOrder } from '#contracts/orders/commands/cancel-order.v1';
import type { Order } from '#contracts/orders/order';

/** A check-out is usually an open order within a few of these pauses. */
const PAUSES_MS = [25, 50, 100, 200, 400, 800];

/** Cancels an order from the moment its check-out was accepted: waits a little for orders to hear of it. */
@Injectable()
export class OrderCanceller {
  constructor(private readonly client: RequestClient) {}

  async cancel(orderId: string, sender: SendOptions): Promise<Answer<Order>> {
    for (const pause of PAUSES_MS) {
      const order = await this.cancelOpen(orderId, sender);
      if (order) return order;
      await this.client.send(GetCheckout, { orderId }, sender);
      await sleep(pause);
    }
    throw new OrderNotOpenYet();
  }

  /** Undefined where orders does not know the order. */
  private async cancelOpen(orderId: string, sender: SendOptions): Promise<Answer<Order> | undefined> {
    try {
      return await this.client.send(CancelOrder, { orderId }, sender);
    } catch (failure) {
      if (failure instanceof DomainError && failure.kind === 'not-found') return undefined;
      throw failure;
    }
  }
}

class OrderNotOpenYet extends DomainError {
  constructor() {
    super('ORDER_NOT_OPEN_YET', 'unavailable', 'The order is not open yet; try again shortly.', {
      retryAfter: 1,
    });
  }
}
