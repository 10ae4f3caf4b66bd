import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { ProductId } from '../../kernel/ids';
import { Product, Stock } from '../product';

/** Says how many pieces lie in the warehouse, reserved ones included; staff only. Fails with PRODUCT_NOT_FOUND, STOCK_BELOW_RESERVED. */
export const SetStock = defineCommand({
  name: 'catalog.set-stock',
  owner: 'catalog',
  input: z.strictObject({ id: ProductId, stock: Stock }),
  output: Product,
});
