import { Reaction, type EventOf, type ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { StockReserved } from '#contracts/catalog/events/stock-reserved.v1';
import { OrderProcess } from '../order-process';

@Reaction(StockReserved)
export class RequestPaymentOnStockReserved implements ReactionHandler<typeof StockReserved> {
  constructor(private readonly process: OrderProcess) {}

  async handle({ data }: EventOf<typeof StockReserved>, tx: RawTx): Promise<void> {
    await this.process.react(tx, data.orderId, (order, moment) => order.stockReserved(moment));
  }
}
