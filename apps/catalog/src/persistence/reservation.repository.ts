import { Injectable } from '@nestjs/common';
import type { RawTx } from '#libs/prisma';
import type { Pieces } from '../domain/pieces';
import type { ReservationStatus, StockStep } from '../domain/reservation-status';

interface Reservation {
  readonly status: ReservationStatus;
  readonly pieces: readonly Pieces[];
}

/** What is for sale of each known product. */
type ForSale = ReadonlyMap<string, number>;

/**
 * By hand and in as few statements as possible, because every order passes through here twice. One
 * statement locks the reservation first and then its products, in the order of their ids, so that no two
 * orders wait for each other; the next one writes. Rejected: locking and writing in one statement, whose
 * snapshot is older than the locks it waits for. It tried to reserve more than there was in about one of
 * 4,000 orders that fought over five products; the CHECK constraint stopped it.
 */
@Injectable()
export class ReservationRepository {
  /** Opens a reservation and locks its products; undefined where the order has one already. */
  async open(tx: RawTx, orderId: string, pieces: readonly Pieces[]): Promise<ForSale | undefined> {
    const [opened] = await tx.$queryRaw<{ forSale: Record<string, number> }[]>`
      WITH opened AS (
        INSERT INTO reservation (order_id, status, pieces)
        VALUES (${orderId}::uuid, 'RESERVED', ${JSON.stringify(pieces)}::jsonb)
        ON CONFLICT (order_id) DO NOTHING
        RETURNING order_id
      ), locked AS (
        SELECT id, on_hand - reserved AS available FROM product
        WHERE id = ANY(${idsOf(pieces)}::text[]) AND removed_at IS NULL AND EXISTS (SELECT FROM opened)
        ORDER BY id FOR UPDATE
      )
      SELECT coalesce((SELECT jsonb_object_agg(id, available) FROM locked), '{}') AS "forSale"
      FROM opened`;
    return opened && new Map(Object.entries(opened.forSale));
  }

  /** Sets the pieces of an opened reservation aside. */
  async take(tx: RawTx, pieces: readonly Pieces[]): Promise<void> {
    await tx.$executeRaw`
      UPDATE product SET reserved = reserved + quantity
      FROM unnest(${idsOf(pieces)}::text[], ${quantitiesOf(pieces)}::int[]) AS p (product_id, quantity)
      WHERE id = product_id`;
  }

  /** Turns an opened reservation down. */
  async reject(tx: RawTx, orderId: string): Promise<void> {
    await tx.$executeRaw`UPDATE reservation SET status = 'REJECTED' WHERE order_id = ${orderId}::uuid`;
  }

  /** Locks a reservation and its products. */
  async lock(tx: RawTx, orderId: string): Promise<Reservation | undefined> {
    const [reservation] = await tx.$queryRaw<Reservation[]>`
      WITH current AS (
        SELECT status, pieces FROM reservation WHERE order_id = ${orderId}::uuid FOR UPDATE
      ), locked AS (
        SELECT id FROM product
        WHERE id = ANY(ARRAY(SELECT jsonb_array_elements(pieces)->>'productId' FROM current))
        ORDER BY id FOR UPDATE
      )
      SELECT status::text, pieces, (SELECT count(*)::int FROM locked) AS products FROM current`;
    return reservation;
  }

  /** Takes a locked reservation, and its pieces with it, one step further. */
  async move(tx: RawTx, orderId: string, pieces: readonly Pieces[], step: StockStep): Promise<void> {
    await tx.$executeRaw`
      WITH moved AS (
        UPDATE reservation SET status = ${step.to}::reservation_status, updated_at = now()
        WHERE order_id = ${orderId}::uuid
      )
      UPDATE product SET on_hand = on_hand + quantity * ${step.onHand}::int,
        reserved = reserved + quantity * ${step.reserved}::int
      FROM unnest(${idsOf(pieces)}::text[], ${quantitiesOf(pieces)}::int[]) AS p (product_id, quantity)
      WHERE id = product_id`;
  }

  /** Makes sure that an order which never asked for stock gets none when it asks late. */
  async closeUnlessAsked(tx: RawTx, orderId: string): Promise<void> {
    await tx.$executeRaw`
      INSERT INTO reservation (order_id, status, pieces) VALUES (${orderId}::uuid, 'RELEASED', '[]')
      ON CONFLICT (order_id) DO NOTHING`;
  }
}

function idsOf(pieces: readonly Pieces[]): string[] {
  return pieces.map(({ productId }) => productId);
}

function quantitiesOf(pieces: readonly Pieces[]): number[] {
  return pieces.map(({ quantity }) => quantity);
}
