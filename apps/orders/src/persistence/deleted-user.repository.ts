import { Injectable } from '@nestjs/common';
import type { RawTx } from '#libs/prisma';

/** Users whose accounts are gone, and the orders they leave. */
@Injectable()
export class DeletedUserRepository {
  async add(tx: RawTx, userId: string): Promise<void> {
    await tx.$executeRaw`INSERT INTO deleted_users (user_id) VALUES (${userId}::uuid) ON CONFLICT DO NOTHING`;
  }

  async has(tx: RawTx, userId: string): Promise<boolean> {
    const rows = await tx.$queryRaw<unknown[]>`SELECT FROM deleted_users WHERE user_id = ${userId}::uuid`;
    return rows.length > 0;
  }

  /** Erases whose the user's final orders were, and names them. */
  async eraseFrom(tx: RawTx, userId: string): Promise<string[]> {
    // Waits for whoever is just bringing one of the orders to its end without knowing of the deletion.
    await tx.$queryRaw`
      SELECT FROM orders WHERE user_id = ${userId}::uuid AND status NOT IN ('DELIVERED', 'CANCELLED')
      ORDER BY id FOR UPDATE`;
    const erased = await tx.$queryRaw<{ id: string }[]>`
      UPDATE orders SET customer_id = NULL, shipping_address = NULL, updated_at = now(), version = version + 1
      WHERE user_id = ${userId}::uuid AND status IN ('DELIVERED', 'CANCELLED')
        AND (customer_id IS NOT NULL OR shipping_address IS NOT NULL)
      RETURNING id`;
    return erased.map(({ id }) => id);
  }
}
