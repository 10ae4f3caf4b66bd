import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { ListProducts } from '#contracts/catalog/queries/list-products.v1';
import { QueryHandler } from '#libs/messaging';
import { searchWords } from '../domain/search-words';
import { ProductList } from '../persistence/product-list';
import { decodeCursor, encodeCursor } from '../persistence/product-cursor';

@QueryHandler(ListProducts)
export class ListProductsHandler {
  constructor(private readonly products: ProductList) {}

  async handle({
    cursor,
    search,
    ...filters
  }: InputOf<typeof ListProducts>): Promise<OutputOf<typeof ListProducts>> {
    const { sort } = filters;
    const { items, end } = await this.products.page({
      ...filters,
      words: search === undefined ? undefined : searchWords(search),
      after: cursor === undefined ? undefined : decodeCursor(sort, cursor),
    });
    return { items, nextCursor: end ? encodeCursor(sort, end) : null };
  }
}
