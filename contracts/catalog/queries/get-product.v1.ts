import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { ProductId } from '../../kernel/ids';
import { Product } from '../product';
import { catalogProblems } from '../problems';

/** One product that is for sale. */
export const GetProduct = defineQuery({
  name: 'catalog.get-product',
  owner: 'catalog',
  access: 'public',
  fails: [catalogProblems.PRODUCT_NOT_FOUND],
  input: z.strictObject({ id: ProductId }),
  output: Product,
});
