import { StockReleased } from '#contracts/catalog/events/stock-released.v1';
import { OrderCancelled } from '#contracts/orders/events/order-cancelled.v1';
import { Outbox, Reaction, type EventOf, type ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { stepOf } from '../domain/reservation-status';
import { ReservationRepository } from '../persistence/reservation.repository';

@Reaction(OrderCancelled)
export class ReleaseStockOnOrderCancelled implements ReactionHandler<typeof OrderCancelled> {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly outbox: Outbox,
  ) {}

  async handle({ data: { orderId } }: EventOf<typeof OrderCancelled>, tx: RawTx): Promise<void> {
    await this.reservations.closeUnlessAsked(tx, orderId);
    const reservation = await this.reservations.lock(tx, orderId);
    const step = reservation && stepOf('release', reservation.status);
    if (!step) return;
    await this.reservations.move(tx, orderId, reservation.pieces, step);
    await this.outbox.add(tx, StockReleased.of({ orderId }));
  }
}
