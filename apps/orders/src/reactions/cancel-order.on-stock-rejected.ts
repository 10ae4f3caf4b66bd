import { Reaction, type EventOf, type ReactionHandler } from '#libs/messaging';
import { StockRejected } from '#contracts/catalog/events/stock-rejected.v1';
import { OrderProcess } from '../order-process';
import type { OrdersTx } from '../persistence/orders-database';

@Reaction(StockRejected)
export class CancelOrderOnStockRejected implements ReactionHandler<OrdersTx> {
  constructor(private readonly process: OrderProcess) {}

  async handle({ data }: EventOf<typeof StockRejected>, tx: OrdersTx): Promise<void> {
    await this.process.react(tx, data.orderId, (order, moment) => order.stockRejected(moment));
  }
}
