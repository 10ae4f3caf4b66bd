import { StockRejected } from '#contracts/catalog/events/stock-rejected.v1';
import { StockReserved } from '#contracts/catalog/events/stock-reserved.v1';
import { OrderPlaced } from '#contracts/orders/events/order-placed.v1';
import { Outbox, Reaction, type EventOf, type ReactionHandler } from '#libs/messaging';
import { piecesOf } from '../domain/pieces';
import type { CatalogTx } from '../persistence/catalog-database';
import { ReservationRepository } from '../persistence/reservation.repository';

@Reaction(OrderPlaced)
export class ReserveStockOnOrderPlaced implements ReactionHandler<CatalogTx> {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly outbox: Outbox,
  ) {}

  async handle({ data }: EventOf<typeof OrderPlaced>, tx: CatalogTx): Promise<void> {
    const { orderId, lines } = data;
    const answer = await this.reservations.reserve(tx, orderId, piecesOf(lines));
    // Answered before, or cancelled before it asked.
    if (!answer) return;
    const event =
      answer.status === 'RESERVED'
        ? StockReserved.of({ orderId })
        : StockRejected.of({ orderId, shortages: [...answer.shortages] });
    await this.outbox.add(tx, event);
  }
}
