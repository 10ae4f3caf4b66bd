import { Outbox, Reaction, type EventOf, type ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { BasketCheckedOut } from '#contracts/basket/events/basket-checked-out.v1';
import { Order } from '../domain/order';
import { OrderClock } from '../order-clock';
import { OrderRepository } from '../persistence/order.repository';

@Reaction(BasketCheckedOut)
export class OpenOrderOnBasketCheckedOut implements ReactionHandler<typeof BasketCheckedOut> {
  constructor(
    private readonly orders: OrderRepository,
    private readonly outbox: Outbox,
    private readonly clock: OrderClock,
  ) {}

  async handle({ data, time }: EventOf<typeof BasketCheckedOut>, tx: RawTx): Promise<void> {
    const [order, events] = Order.open(data, this.clock.read(), time);
    // The same order under another message id opens nothing and changes nothing.
    if (await this.orders.insert(tx, order)) await this.outbox.add(tx, ...events);
  }
}
