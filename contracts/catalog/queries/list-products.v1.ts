import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { PageRequest, pageOf } from '../../kernel/page';
import { Category, Product } from '../product';

export const ProductSort = z.enum(['name', '-name', 'price', '-price', 'newest']);
export type ProductSort = z.output<typeof ProductSort>;

const MinorUnits = z.coerce.number().int().nonnegative();

/** Products for sale that match every filter given; a cursor fits the sort that it came from. */
export const ListProducts = defineQuery({
  name: 'catalog.list-products',
  owner: 'catalog',
  access: 'public',
  input: PageRequest.extend({
    // Holds the last product's name, hence longer than others.
    cursor: z.string().min(1).max(1_024).optional().describe('The `nextCursor` of the page before'),
    search: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .optional()
      .describe('Words that the name or the description holds, in any case; the start of a word will do'),
    category: Category.optional().describe('Only products of this category'),
    minPrice: MinorUnits.optional().describe('The lowest price, in the smallest unit of its currency'),
    maxPrice: MinorUnits.optional().describe('The highest price, in the smallest unit of its currency'),
    inStock: z
      .stringbool()
      .or(z.boolean())
      .optional()
      // In a URL it is a boolean's name, of which the gateway makes a boolean.
      .meta({
        type: 'boolean',
        anyOf: undefined,
        description: '`true`: what can be bought; `false`: what is sold out',
      }),
    sort: ProductSort.default('name').describe('The order of the list; `-` turns it round'),
  }),
  output: pageOf(Product),
});
