import { StockCommitted } from '#contracts/catalog/events/stock-committed.v1';
import { OrderConfirmed } from '#contracts/orders/events/order-confirmed.v1';
import { Outbox, Reaction, Reject, RetryLater, type EventOf, type ReactionHandler } from '#libs/messaging';
import { stockMoves } from '../domain/reservation-status';
import type { CatalogTx } from '../persistence/catalog-database';
import { ReservationRepository } from '../persistence/reservation.repository';

@Reaction(OrderConfirmed)
export class CommitStockOnOrderConfirmed implements ReactionHandler<CatalogTx> {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly outbox: Outbox,
  ) {}

  async handle({ data: { orderId } }: EventOf<typeof OrderConfirmed>, tx: CatalogTx): Promise<void> {
    const moved = await this.reservations.move(tx, orderId, stockMoves.commit);
    if (!moved) throw new RetryLater('ORDER_NOT_PLACED', `Order ${orderId} has not asked for stock yet.`);
    if (moved.from === 'REJECTED') {
      throw new Reject('STOCK_NOT_RESERVED', `Order ${orderId} is confirmed, but its stock was refused.`);
    }
    if (moved.to) await this.outbox.add(tx, StockCommitted.of({ orderId }));
  }
}
