import { Injectable } from '@nestjs/common';
import { RequestClient } from '#libs/messaging';
import type { SendOptions } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import type { Order } from '#contracts/orders/order';
import { FollowOrder } from '#contracts/orders/queries/follow-order.v1';
import { GetTimeline } from '#contracts/orders/queries/get-timeline.v1';
import type { TimelineEntry } from '#contracts/orders/timeline';
import { OrderReader } from './order-reader';

/** Reads an order's timeline from the moment its check-out was accepted: that is its first step. */
@Injectable()
export class TimelineReader {
  constructor(
    private readonly client: RequestClient,
    private readonly orders: OrderReader,
  ) {}

  page(input: InputOf<typeof GetTimeline>, sender: SendOptions): Promise<OutputOf<typeof GetTimeline>> {
    const ask = async () => (await this.client.send(GetTimeline, input, sender)).data;
    return this.orders.orOfCheckout(input.orderId, sender, ask, (checkout) => ({
      items: input.cursor === undefined ? [submitted(checkout)] : [],
      nextCursor: null,
    }));
  }

  follow(input: InputOf<typeof FollowOrder>, sender: SendOptions): Promise<OutputOf<typeof FollowOrder>> {
    const ask = async () => (await this.client.send(FollowOrder, input, sender)).data;
    return this.orders.orOfCheckout(input.orderId, sender, ask, (checkout) => ({
      entries: input.after === 0 ? [submitted(checkout)] : [],
      ended: false,
    }));
  }
}

function submitted({ createdAt }: Order): TimelineEntry {
  return { sequence: 1, type: 'SUBMITTED', status: 'SUBMITTED', at: createdAt };
}
