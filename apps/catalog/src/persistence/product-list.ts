import { Injectable } from '@nestjs/common';
import type { Product } from '#contracts/catalog/product';
import type { ProductSort } from '#contracts/catalog/queries/list-products.v1';
import type { Position } from '../domain/position';
import { CatalogDatabase } from './catalog-database';
import { Prisma } from './generated/client';
import { toProduct, type ProductRow } from './product.mapper';

export interface ProductFilters {
  /** Each must begin a word of the product; an empty list finds nothing. */
  readonly words?: readonly string[];
  readonly category?: string;
  readonly minPrice?: number;
  readonly maxPrice?: number;
  readonly inStock?: boolean;
}

export interface ProductPageRequest extends ProductFilters {
  readonly sort: ProductSort;
  readonly after?: Position;
  readonly limit: number;
}

interface ProductPage {
  readonly items: Product[];
  /** Undefined on the last page. */
  readonly end: Position | undefined;
}

type ListRow = ProductRow & Position;

const { sql, join, empty } = Prisma;
const name = { key: sql`lower(name)`, type: sql`text` };
const price = { key: sql`price_amount`, type: sql`bigint` };
const age = { key: sql`created_at`, type: sql`timestamptz` };
const ascending = { direction: sql`ASC`, beyond: sql`>` };
const descending = { direction: sql`DESC`, beyond: sql`<` };

/** Each with an index of its own. */
const sorts = {
  name: { ...name, ...ascending },
  '-name': { ...name, ...descending },
  price: { ...price, ...ascending },
  '-price': { ...price, ...descending },
  newest: { ...age, ...descending },
} satisfies Record<ProductSort, unknown>;

@Injectable()
export class ProductList {
  constructor(private readonly database: CatalogDatabase) {}

  /**
   * The page of products for sale that follows a position. It starts at a key, not at a count, so
   * products that come and go meanwhile neither repeat others nor hide them. One more than asked for is
   * read, which tells whether a next page exists without counting.
   */
  async page({ sort, after, limit, ...filters }: ProductPageRequest): Promise<ProductPage> {
    const { key, type, direction, beyond } = sorts[sort];
    const conditions = conditionsOf(filters);
    if (after) conditions.push(sql`(${key}, id) ${beyond} (${after.key}::${type}, ${after.id})`);
    const rows = await this.database.client.$queryRaw<ListRow[]>`
      SELECT id, name, description, category, price_amount AS "priceAmount", currency,
        on_hand AS "onHand", reserved, version, ${key} AS key
      FROM product
      WHERE ${join([sql`removed_at IS NULL`, ...conditions], ' AND ')}
      ORDER BY ${key} ${direction}, id ${direction}
      LIMIT ${limit + 1}`;
    const kept = rows.slice(0, limit);
    return { items: kept.map(toProduct), end: rows.length > limit ? kept.at(-1) : undefined };
  }
}

function conditionsOf({ words, category, minPrice, maxPrice, inStock }: ProductFilters): Prisma.Sql[] {
  const query = words?.map((word) => `${word}:*`).join(' & ');
  return [
    query === undefined ? empty : sql`words @@ to_tsquery('simple', ${query})`,
    category === undefined ? empty : sql`category = ${category}`,
    minPrice === undefined ? empty : sql`price_amount >= ${minPrice}::bigint`,
    maxPrice === undefined ? empty : sql`price_amount <= ${maxPrice}::bigint`,
    inStock === undefined ? empty : sql`(on_hand > reserved) = ${inStock}`,
  ].filter((condition) => condition !== empty);
}
