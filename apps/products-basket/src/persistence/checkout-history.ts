import { Injectable } from '@nestjs/common';
import { formatTimeCursor, parseTimeCursor } from '#libs/common';
import type { RawTx } from '#libs/prisma';
import { FROZEN_SECONDS } from './basket-store';
import { toCheckout } from './checkout-repository';
import type { Checkout } from './checkout-repository';
import { ProductsBasketDatabase } from './products-basket-database';

/** All check-outs of one customer. */
@Injectable()
export class CheckoutHistory {
  constructor(private readonly database: ProductsBasketDatabase) {}

  /** Newest first. */
  async page(
    userId: string,
    limit: number,
    cursor?: string,
  ): Promise<{ checkouts: Checkout[]; nextCursor: string | null }> {
    const rows = await this.database.client.checkout.findMany({
      where: { userId, ...(cursor !== undefined && after(cursor)) },
      orderBy: [{ createdAt: 'desc' }, { orderId: 'desc' }],
      // One more than asked for tells whether there is another page.
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      checkouts: page.map(toCheckout),
      nextCursor: last ? formatTimeCursor({ createdAt: last.createdAt, id: last.orderId }) : null,
    };
  }

  /**
   * Erases whose check-outs they were and where they went, and lets nobody check out in the user's name any more.
   * Names the baskets that may still lie frozen in Redis.
   */
  async erase(tx: RawTx, userId: string): Promise<string[]> {
    // Waits for the check-outs that are under way, and has new ones wait, so that none is missed: for a moment, or
    // all of it comes back later.
    await tx.$executeRaw`SET LOCAL lock_timeout = '1s'`;
    await tx.$executeRaw`LOCK TABLE checkouts IN SHARE ROW EXCLUSIVE MODE`;
    await tx.$executeRaw`INSERT INTO deleted_users (user_id) VALUES (${userId}::uuid) ON CONFLICT DO NOTHING`;
    const baskets = await tx.$queryRaw<{ basket_id: string }[]>`
      WITH erased AS (
        UPDATE checkouts SET snapshot = snapshot - 'customerId' - 'shippingAddress'
        WHERE user_id = ${userId}::uuid RETURNING basket_id, created_at)
      SELECT basket_id FROM erased WHERE created_at > now() - make_interval(secs => ${FROZEN_SECONDS}::int)`;
    return baskets.map((row) => row.basket_id);
  }
}

// The first condition follows from the other two; it is what the index can start from.
function after(cursor: string) {
  const { createdAt, id } = parseTimeCursor(cursor);
  return {
    createdAt: { lte: createdAt },
    OR: [{ createdAt: { lt: createdAt } }, { orderId: { lt: id } }],
  };
}
