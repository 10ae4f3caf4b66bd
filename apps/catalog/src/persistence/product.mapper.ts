import type { Product } from '#contracts/catalog/product';
import type { Product as ProductModel } from './generated/client';

/** The columns that a product's public form is made of. */
export type ProductRow = Omit<ProductModel, 'createdAt' | 'removedAt'>;

export function toProduct(row: ProductRow): Product {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    category: row.category,
    price: { amount: row.priceAmount, currency: row.currency },
    available: row.onHand - row.reserved,
    version: row.version,
  };
}
