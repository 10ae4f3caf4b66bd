import { Injectable } from '@nestjs/common';
import type { RawTx } from '#libs/prisma';
import type { Money } from '#contracts/kernel/money';
import { ProductsBasketDatabase } from './products-basket-database';

export interface KnownProduct {
  readonly id: string;
  readonly name: string;
  readonly price: Money;
}

/**
 * What this service knows of the catalog's products. Events arrive in any order: only the newest counts, by
 * its sequence, and a removal stays until something newer. An event without a sequence counts as the newest,
 * but brings nothing back. That condition is what Prisma's upsert cannot express.
 */
@Injectable()
export class ProductCopy {
  constructor(private readonly database: ProductsBasketDatabase) {}

  /** undefined where the product was never heard of, 'removed' where it is no longer for sale. */
  async find(id: string): Promise<KnownProduct | 'removed' | undefined> {
    const row = await this.database.client.product.findUnique({ where: { id } });
    if (!row) return undefined;
    if (row.removed || row.name === null || row.price === null || row.currency === null) return 'removed';
    return { id, name: row.name, price: { amount: row.price, currency: row.currency } };
  }

  async keep(
    { id, name, price }: KnownProduct,
    sequence: number | undefined,
    tx: RawTx = this.database.raw,
  ): Promise<void> {
    const version = sequence ?? null;
    await tx.$executeRaw`
      INSERT INTO products AS known (id, name, price, currency, version, removed)
      VALUES (${id}, ${name}, ${price.amount}::int, ${price.currency}, coalesce(${version}::bigint, 0), false)
      ON CONFLICT (id) DO UPDATE SET
        name = excluded.name, price = excluded.price, currency = excluded.currency,
        version = coalesce(${version}::bigint, known.version), removed = false
      WHERE ${version}::bigint > known.version
         OR (coalesce(${version}::bigint, known.version) = known.version AND NOT known.removed)`;
  }

  async drop(id: string, sequence: number | undefined, tx: RawTx): Promise<void> {
    const version = sequence ?? null;
    await tx.$executeRaw`
      INSERT INTO products AS known (id, version, removed)
      VALUES (${id}, coalesce(${version}::bigint, 0), true)
      ON CONFLICT (id) DO UPDATE SET version = coalesce(${version}::bigint, known.version), removed = true
      WHERE coalesce(${version}::bigint, known.version) >= known.version`;
  }
}
