import { Injectable } from '@nestjs/common';
import type { Pieces } from '../domain/pieces';
import type { ReservationStatus, StockMove } from '../domain/reservation-status';
import type { CatalogTx } from './catalog-database';

export interface Shortage {
  readonly productId: string;
  readonly requested: number;
  /** Pieces for sale; none where the product is unknown or removed. */
  readonly available: number;
}

interface ReservationAnswer {
  readonly status: ReservationStatus;
  readonly shortages: readonly Shortage[];
}

interface Moved {
  readonly from: ReservationStatus;
  /** Null where the move leads nowhere from there. */
  readonly to: ReservationStatus | null;
}

/**
 * Stock and reservations change in one statement by hand, because every order passes through here.
 * Each locks its products in the order of their ids and then its reservation, so that no two of them
 * wait for each other.
 */
@Injectable()
export class ReservationRepository {
  /** Sets aside all pieces or none and keeps the answer; undefined where the order has one already. */
  async reserve(
    tx: CatalogTx,
    orderId: string,
    pieces: readonly Pieces[],
  ): Promise<ReservationAnswer | undefined> {
    const ids = pieces.map(({ productId }) => productId);
    const quantities = pieces.map(({ quantity }) => quantity);
    const [answer] = await tx.$queryRaw<ReservationAnswer[]>`
      WITH wanted AS (
        SELECT * FROM unnest(${ids}::text[], ${quantities}::int[]) AS w (product_id, quantity)
      ), locked AS (
        SELECT id, on_hand - reserved AS available FROM product
        WHERE id = ANY(${ids}::text[]) AND removed_at IS NULL
        ORDER BY id FOR UPDATE
      ), shortage AS (
        SELECT product_id, quantity AS requested, coalesce(available, 0) AS available
        FROM wanted LEFT JOIN locked ON id = product_id
        WHERE coalesce(available, 0) < quantity
      ), answer AS (
        INSERT INTO reservation (order_id, status, pieces)
        SELECT ${orderId}::uuid,
          (CASE WHEN EXISTS (SELECT FROM shortage) THEN 'REJECTED' ELSE 'RESERVED' END)::reservation_status,
          ${JSON.stringify(pieces)}::jsonb
        ON CONFLICT (order_id) DO NOTHING
        RETURNING status
      ), taken AS (
        UPDATE product SET reserved = reserved + quantity FROM wanted, answer
        WHERE id = product_id AND status = 'RESERVED'
      )
      SELECT status::text,
        coalesce((SELECT jsonb_agg(jsonb_build_object(
          'productId', product_id, 'requested', requested, 'available', available
        )) FROM shortage), '[]') AS shortages
      FROM answer`;
    return answer;
  }

  /** Takes the reservation, and its pieces with it, one step further; undefined where there is none. */
  async move(tx: CatalogTx, orderId: string, move: StockMove): Promise<Moved | undefined> {
    // The pieces never change, so they may be read before the locks; the status is read under them.
    const [moved] = await tx.$queryRaw<Moved[]>`
      WITH piece AS (
        SELECT p."productId" AS product_id, p.quantity
        FROM reservation, jsonb_to_recordset(pieces) AS p ("productId" text, quantity int)
        WHERE order_id = ${orderId}::uuid
      ), locked AS (
        SELECT id FROM product WHERE id = ANY(ARRAY(SELECT product_id FROM piece))
        ORDER BY id FOR UPDATE
      ), current AS (
        SELECT status FROM reservation
        WHERE order_id = ${orderId}::uuid AND (SELECT count(*) FROM locked) >= 0
        FOR UPDATE
      ), step AS (
        SELECT s.* FROM current, jsonb_to_record(${JSON.stringify(move)}::jsonb -> status::text)
          AS s ("to" reservation_status, "onHand" int, reserved int)
        WHERE s."to" IS NOT NULL
      ), stepped AS (
        UPDATE reservation SET status = step."to", updated_at = now() FROM step
        WHERE order_id = ${orderId}::uuid
      ), stocked AS (
        UPDATE product SET on_hand = on_hand + quantity * step."onHand",
          reserved = product.reserved + quantity * step.reserved
        FROM step, locked JOIN piece ON product_id = locked.id
        WHERE product.id = locked.id
      )
      SELECT status::text AS "from", (SELECT "to"::text FROM step) AS "to" FROM current`;
    return moved;
  }

  /** Makes sure that an order which never asked for stock gets none when it asks late. */
  async closeUnlessAsked(tx: CatalogTx, orderId: string): Promise<void> {
    await tx.$executeRaw`
      INSERT INTO reservation (order_id, status, pieces) VALUES (${orderId}::uuid, 'RELEASED', '[]')
      ON CONFLICT (order_id) DO NOTHING`;
  }
}
