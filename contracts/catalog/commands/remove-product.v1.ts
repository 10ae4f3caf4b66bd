import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { ProductId } from '../../kernel/ids';

/** Takes a product off sale; staff only. Fails with PRODUCT_NOT_FOUND. */
export const RemoveProduct = defineCommand({
  name: 'catalog.remove-product',
  owner: 'catalog',
  input: z.strictObject({ id: ProductId }),
  output: z.object({}),
});
