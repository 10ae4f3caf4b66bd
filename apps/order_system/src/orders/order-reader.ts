import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/common';
import { RequestClient } from '#libs/messaging';
import type { SendOptions } from '#libs/messaging';
import { GetCheckout } from '#contracts/basket/queries/get-checkout.v1';
import type { Order } from '#contracts/orders/order';
import { GetOrder } from '#contracts/orders/queries/get-order.v1';

/** Reads an order from the moment its check-out was accepted, before orders has heard of it. */
@Injectable()
export class OrderReader {
  constructor(private readonly client: RequestClient) {}

  read(orderId: string, sender: SendOptions): Promise<Order> {
    const ask = async () => (await this.client.send(GetOrder, { orderId }, sender)).data;
    return this.orOfCheckout(orderId, sender, ask, (checkout) => checkout);
  }

  /** What orders answers; while it does not know the order, what there is to say of its check-out. */
  async orOfCheckout<T>(
    orderId: string,
    sender: SendOptions,
    ask: () => Promise<T>,
    ofCheckout: (checkout: Order) => T,
  ): Promise<T> {
    try {
      return await ask();
    } catch (failure) {
      if (!(failure instanceof DomainError) || failure.kind !== 'not-found') throw failure;
      return ofCheckout((await this.client.send(GetCheckout, { orderId }, sender)).data);
    }
  }
}
