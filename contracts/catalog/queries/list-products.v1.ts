import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { PageRequest, pageOf } from '../../kernel/page';
import { Category, Product } from '../product';

export const ProductSort = z.enum(['name', '-name', 'price', '-price', 'newest']);
export type ProductSort = z.output<typeof ProductSort>;

/** Products for sale that match every filter given; a cursor fits the sort that it came from. */
export const ListProducts = defineQuery({
  name: 'catalog.list-products',
  owner: 'catalog',
  access: 'public',
  input: PageRequest.extend({
    /** Holds the last product's name, hence longer than others. */
    cursor: z.string().min(1).max(1_024).optional(),
    /** Words that must occur in the name or the description, in any case; the start of a word will do. */
    search: z.string().trim().min(1).max(100).optional(),
    category: Category.optional(),
    /** Minor units, inclusive. */
    minPrice: z.coerce.number().int().nonnegative().optional(),
    maxPrice: z.coerce.number().int().nonnegative().optional(),
    /** false: only what is sold out. */
    inStock: z.stringbool().or(z.boolean()).optional(),
    sort: ProductSort.default('name'),
  }),
  output: pageOf(Product),
});
