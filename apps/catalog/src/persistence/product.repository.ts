import { Injectable } from '@nestjs/common';
import type { Product } from '#contracts/catalog/product';
import type { Money } from '#contracts/kernel/money';
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

/** Products one at a time; a removed one is as good as unknown. */
@Injectable()
export class ProductRepository {
  constructor(private readonly database: CatalogDatabase) {}

  async get(id: string): Promise<Product> {
    const row = await this.database.client.product.findFirst({ where: { id, removedAt: null } });
    return toProduct(found(id, row));
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

  async change(tx: CatalogTx, id: string, { price, ...details }: Partial<ProductDetails>): Promise<Product> {
    const [row] = await tx.product.updateManyAndReturn({
      where: { id, removedAt: null },
      data: { ...details, priceAmount: price?.amount, currency: price?.currency, version: { increment: 1 } },
    });
    return toProduct(found(id, row));
  }

  async remove(tx: CatalogTx, id: string): Promise<Product> {
    const [row] = await tx.product.updateManyAndReturn({
      where: { id, removedAt: null },
      data: { removedAt: new Date(), version: { increment: 1 } },
    });
    return toProduct(found(id, row));
  }

  async setStock(tx: CatalogTx, id: string, stock: number): Promise<Product> {
    const [row] = await tx.product.updateManyAndReturn({
      where: { id, removedAt: null, reserved: { lte: stock } },
      data: { onHand: stock },
    });
    if (row) return toProduct(row);
    const current = await tx.product.findFirst({ where: { id, removedAt: null } });
    throw new StockBelowReserved(id, found(id, current).reserved);
  }
}

function found(id: string, row: ProductRow | null | undefined): ProductRow {
  if (!row) throw new ProductNotFound(id);
  return row;
}
