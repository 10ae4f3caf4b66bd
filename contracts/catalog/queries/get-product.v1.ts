import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { ProductId } from '../../kernel/ids';
import { Product } from '../product';

/** One product that is for sale. Fails with PRODUCT_NOT_FOUND. */
export const GetProduct = defineQuery({
  name: 'catalog.get-product',
  owner: 'catalog',
  input: z.strictObject({ id: ProductId }),
  output: Product,
});
