import { Reaction, type EventOf, type ReactionHandler } from '#libs/messaging';
import { StockReserved } from '#contracts/catalog/events/stock-reserved.v1';
import { OrderProcess } from '../order-process';
import type { OrdersTx } from '../persistence/orders-database';

@Reaction(StockReserved)
export class RequestPaymentOnStockReserved implements ReactionHandler<OrdersTx> {
  constructor(private readonly process: OrderProcess) {}

  async handle({ data }: EventOf<typeof StockReserved>, tx: OrdersTx): Promise<void> {
    await this.process.react(tx, data.orderId, (order, moment) => order.stockReserved(moment));
  }
}
