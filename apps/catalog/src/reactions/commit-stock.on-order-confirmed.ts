import { StockCommitted } from '#contracts/catalog/events/stock-committed.v1';
import { OrderConfirmed } from '#contracts/orders/events/order-confirmed.v1';
import { Outbox, Reaction, Reject, RetryLater, type EventOf, type ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { stepOf } from '../domain/reservation-status';
import { ReservationRepository } from '../persistence/reservation.repository';

@Reaction(OrderConfirmed)
export class CommitStockOnOrderConfirmed implements ReactionHandler<typeof OrderConfirmed> {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly outbox: Outbox,
  ) {}

  async handle({ data: { orderId } }: EventOf<typeof OrderConfirmed>, tx: RawTx): Promise<void> {
    const reservation = await this.reservations.lock(tx, orderId);
    if (!reservation)
      throw new RetryLater('ORDER_NOT_PLACED', `Order ${orderId} has not asked for stock yet.`);
    const { status, pieces } = reservation;
    if (status === 'REJECTED') {
      throw new Reject('STOCK_NOT_RESERVED', `Order ${orderId} is confirmed, but its stock was refused.`);
    }
    const step = stepOf('commit', status);
    if (!step) return;
    await this.reservations.move(tx, orderId, pieces, step);
    await this.outbox.add(tx, StockCommitted.of({ orderId }));
  }
}
