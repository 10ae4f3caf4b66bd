import { Injectable } from '@nestjs/common';
import { newId } from '#libs/common';
import type { RawTx } from '#libs/prisma';
import type { EventData } from '#contracts/kernel/define-event';
import { BasketCheckedOut } from '#contracts/basket/events/basket-checked-out.v1';
import type { CurrentProduct } from '../domain/current-prices';
import type { Checkout as CheckoutRow } from './generated/client';
import { ProductsBasketDatabase } from './products-basket-database';

type Snapshot = EventData<typeof BasketCheckedOut>;

export interface Checkout {
  readonly snapshot: Snapshot;
  readonly createdAt: Date;
}

export interface SubmittedCheckout {
  /** The order of the basket: an earlier check-out's where there is one. */
  readonly orderId: string;
  /** Products of the snapshot that are no longer for sale. */
  readonly goneProducts: readonly string[];
  /** Products that are now for sale under another name or at another price. */
  readonly changedProducts: readonly CurrentProduct[];
  /** Whose token has outlived their account. */
  readonly userDeleted: boolean;
}

interface SubmittedRow {
  readonly order_id: string;
  readonly gone: string[];
  readonly changed: CurrentProduct[];
  readonly user_deleted: boolean;
}

/** Check-outs: at most one a basket. */
@Injectable()
export class CheckoutRepository {
  constructor(private readonly database: ProductsBasketDatabase) {}

  /**
   * Claims the basket for an order, or finds the order that has it. Waits for another check-out of the basket
   * that is under way. The same order may submit again, with a newer snapshot. By hand: every order passes
   * through here, and one statement does what would be five. It sees the products as they are when it begins:
   * what changes while it runs counts from the next check-out, as if it had come a moment later.
   */
  async submit(tx: RawTx, snapshot: Snapshot): Promise<SubmittedCheckout> {
    const { orderId, basketId, userId, lines } = snapshot;
    const ids = lines.map((line) => line.productId);
    const names = lines.map((line) => line.name);
    const amounts = lines.map((line) => line.unitPrice.amount);
    const currencies = lines.map((line) => line.unitPrice.currency);
    const [row] = await tx.$queryRaw<[SubmittedRow]>`
      INSERT INTO checkouts AS known (order_id, basket_id, user_id, snapshot)
      VALUES (${orderId}::uuid, ${basketId}::uuid, ${userId}::uuid, ${JSON.stringify(snapshot)}::jsonb)
      ON CONFLICT (basket_id) DO UPDATE SET snapshot =
        CASE WHEN known.order_id = excluded.order_id THEN excluded.snapshot ELSE known.snapshot END
      RETURNING order_id,
        ARRAY(SELECT id FROM products WHERE id = ANY(${ids}::text[]) AND removed ORDER BY id) AS gone,
        ARRAY(
          SELECT jsonb_build_object(
            'id', id, 'name', p.name, 'price', jsonb_build_object('amount', p.price, 'currency', p.currency))
          FROM unnest(${ids}::text[], ${names}::text[], ${amounts}::int[], ${currencies}::text[])
            AS line (id, name, amount, currency)
          JOIN products AS p USING (id)
          WHERE NOT removed AND (p.name, p.price, p.currency::text) <> (line.name, amount, line.currency)
        ) AS changed,
        EXISTS (SELECT FROM deleted_users WHERE user_id = ${userId}::uuid) AS user_deleted`;
    const { order_id, gone, changed, user_deleted } = row;
    return { orderId: order_id, goneProducts: gone, changedProducts: changed, userDeleted: user_deleted };
  }

  /** The order that a user's basket has become. */
  async findOrderId(tx: RawTx, basketId: string, userId: string): Promise<string | undefined> {
    const [row] = await tx.$queryRaw<{ order_id: string }[]>`
      SELECT order_id FROM checkouts WHERE basket_id = ${basketId}::uuid AND user_id = ${userId}::uuid`;
    return row?.order_id;
  }

  async find(orderId: string): Promise<Checkout | undefined> {
    const row = await this.database.client.checkout.findUnique({ where: { orderId } });
    return row ? toCheckout(row) : undefined;
  }

  /**
   * Runs work while no check-out of the basket can come in between; false, without the work, where the basket
   * has become an order. The row that keeps others away is gone before anyone can see it.
   */
  whileNotCheckedOut(basketId: string, userId: string, work: () => Promise<void>): Promise<boolean> {
    return this.database.rawTransaction(async (tx) => {
      const placeholder = newId();
      const claimed = await tx.$executeRaw`
        INSERT INTO checkouts (order_id, basket_id, user_id, snapshot)
        VALUES (${placeholder}::uuid, ${basketId}::uuid, ${userId}::uuid, '{}')
        ON CONFLICT (basket_id) DO NOTHING`;
      if (claimed === 0) return false;
      await work();
      await tx.$executeRaw`DELETE FROM checkouts WHERE order_id = ${placeholder}::uuid`;
      return true;
    });
  }
}

export function toCheckout({ snapshot, createdAt }: CheckoutRow): Checkout {
  return { snapshot: BasketCheckedOut.data.parse(snapshot), createdAt };
}
