import { StockRejected } from '#contracts/catalog/events/stock-rejected.v1';
import { StockReserved } from '#contracts/catalog/events/stock-reserved.v1';
import { OrderPlaced } from '#contracts/orders/events/order-placed.v1';
import { Outbox, Reaction, type EventOf, type ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { piecesOf } from '../domain/pieces';
import { shortagesOf } from '../domain/shortages';
import { ReservationRepository } from '../persistence/reservation.repository';

@Reaction(OrderPlaced)
export class ReserveStockOnOrderPlaced implements ReactionHandler<typeof OrderPlaced> {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly outbox: Outbox,
  ) {}

  async handle({ data }: EventOf<typeof OrderPlaced>, tx: RawTx): Promise<void> {
    const { orderId, lines } = data;
    const pieces = piecesOf(lines);
    const forSale = await this.reservations.open(tx, orderId, pieces);
    // Answered before, or cancelled before it asked.
    if (!forSale) return;
    const shortages = shortagesOf(pieces, forSale);
    if (shortages.length === 0) {
      await this.reservations.take(tx, pieces);
      await this.outbox.add(tx, StockReserved.of({ orderId }));
    } else {
      await this.reservations.reject(tx, orderId);
      await this.outbox.add(tx, StockRejected.of({ orderId, shortages }));
    }
  }
}
