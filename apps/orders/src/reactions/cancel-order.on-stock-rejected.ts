import { Reaction, type EventOf, type ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { StockRejected } from '#contracts/catalog/events/stock-rejected.v1';
import { OrderProcess } from '../order-process';

@Reaction(StockRejected)
export class CancelOrderOnStockRejected implements ReactionHandler<typeof StockRejected> {
  constructor(private readonly process: OrderProcess) {}

  async handle({ data }: EventOf<typeof StockRejected>, tx: RawTx): Promise<void> {
    await this.process.react(tx, data.orderId, (order, moment) => order.stockRejected(moment));
  }
}
