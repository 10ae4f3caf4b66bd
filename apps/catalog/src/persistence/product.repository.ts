import { Injectable } from '@nestjs/common';
import type { Product } from '#contracts/catalog/product';
import type { Money } from '#contracts/kernel/money';
import { StaleVersion, requireVersion } from '#libs/common';
import { ProductIdTaken, ProductNotFound, StockBelowReserved } from '../domain/product.errors';
import { CatalogDatabase, type CatalogTx } from './catalog-database';
import type { Product as ProductRow } from './generated/client';
import { toProduct } from './product.mapper';

interface ProductDetails {
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly price: Money;
}

type ExpectedVersions = readonly number[] | undefined;

/** Products one at a time; a removed one is as good as unknown. */
@Injectable()
export class ProductRepository {
  constructor(private readonly database: CatalogDatabase) {}

  async get(id: string): Promise<Product> {
    const row = await this.database.client.product.findFirst({ where: forSale(id) });
    return toProduct(found(id, row));
  }

  /** Those that are for sale, in no order. */
  async getAll(ids: readonly string[]): Promise<Product[]> {
    const rows = await this.database.client.product.findMany({
      where: { id: { in: [...ids] }, removedAt: null },
    });
    return rows.map(toProduct);
  }

  async create(
    tx: CatalogTx,
    id: string,
    { price, ...details }: ProductDetails,
    stock: number,
  ): Promise<Product> {
    const [row] = await tx.product.createManyAndReturn({
      data: { id, ...details, priceAmount: price.amount, currency: price.currency, onHand: stock },
      skipDuplicates: true,
    });
    if (!row) throw new ProductIdTaken(id);
    return toProduct(row);
  }

  async change(
    tx: CatalogTx,
    id: string,
    { price, ...details }: Partial<ProductDetails>,
    expected?: ExpectedVersions,
  ): Promise<Product> {
    const [row] = await tx.product.updateManyAndReturn({
      where: { ...forSale(id), ...oneOf(expected) },
      data: { ...details, priceAmount: price?.amount, currency: price?.currency, version: { increment: 1 } },
    });
    return row ? toProduct(row) : this.refuseStale(tx, id);
  }

  async remove(tx: CatalogTx, id: string, expected?: ExpectedVersions): Promise<Product> {
    const [row] = await tx.product.updateManyAndReturn({
      where: { ...forSale(id), ...oneOf(expected) },
      data: { removedAt: new Date(), version: { increment: 1 } },
    });
    return row ? toProduct(row) : this.refuseStale(tx, id);
  }

  async setStock(tx: CatalogTx, id: string, stock: number, expected?: ExpectedVersions): Promise<Product> {
    const [row] = await tx.product.updateManyAndReturn({
      where: { ...forSale(id), ...oneOf(expected), reserved: { lte: stock } },
      data: { onHand: stock },
    });
    if (row) return toProduct(row);
    const current = await this.current(tx, id);
    requireVersion(current.version, expected);
    throw new StockBelowReserved(id, current.reserved);
  }

  private async refuseStale(tx: CatalogTx, id: string): Promise<never> {
    throw new StaleVersion((await this.current(tx, id)).version);
  }

  private async current(tx: CatalogTx, id: string): Promise<ProductRow> {
    return found(id, await tx.product.findFirst({ where: forSale(id) }));
  }
}

function forSale(id: string) {
  return { id, removedAt: null };
}

/** The condition belongs to the statement that changes the row, so that nobody comes in between. */
function oneOf(expected: ExpectedVersions) {
  return { version: expected && { in: [...expected] } };
}

function found(id: string, row: ProductRow | null | undefined): ProductRow {
  if (!row) throw new ProductNotFound(id);
  return row;
}
