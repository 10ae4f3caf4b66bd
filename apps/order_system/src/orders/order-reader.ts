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

  async read(orderId: string, sender: SendOptions): Promise<Order> {
    try {
      return (await this.client.send(GetOrder, { orderId }, sender)).data;
    } catch (failure) {
      if (!(failure instanceof DomainError) || failure.kind !== 'not-found') throw failure;
      return (await this.client.send(GetCheckout, { orderId }, sender)).data;
    }
  }
}
