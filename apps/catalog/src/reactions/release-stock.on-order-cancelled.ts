import { StockReleased } from '#contracts/catalog/events/stock-released.v1';
import { OrderCancelled } from '#contracts/orders/events/order-cancelled.v1';
import { Outbox, Reaction, type EventOf, type ReactionHandler } from '#libs/messaging';
import { stockMoves } from '../domain/reservation-status';
import type { CatalogTx } from '../persistence/catalog-database';
import { ReservationRepository } from '../persistence/reservation.repository';

@Reaction(OrderCancelled)
export class ReleaseStockOnOrderCancelled implements ReactionHandler<CatalogTx> {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly outbox: Outbox,
  ) {}

  async handle({ data: { orderId } }: EventOf<typeof OrderCancelled>, tx: CatalogTx): Promise<void> {
    await this.reservations.closeUnlessAsked(tx, orderId);
    const moved = await this.reservations.move(tx, orderId, stockMoves.release);
    if (moved?.to) await this.outbox.add(tx, StockReleased.of({ orderId }));
  }
}
