import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { PageRequest, pageOf } from '../../kernel/page';
import { Product } from '../product';

/** Products that match every filter given. */
export const ListProducts = defineQuery({
  name: 'catalog.list-products',
  owner: 'catalog',
  input: PageRequest.extend({
    /** Words that must occur in the name or the description. */
    search: z.string().trim().min(1).max(100).optional(),
    category: z.string().trim().min(1).max(64).optional(),
    /** Minor units, inclusive. */
    minPrice: z.coerce.number().int().nonnegative().optional(),
    maxPrice: z.coerce.number().int().nonnegative().optional(),
    inStock: z.stringbool().or(z.boolean()).optional(),
    sort: z.enum(['name', '-name', 'price', '-price', 'newest']).default('name'),
  }),
  output: pageOf(Product),
});
