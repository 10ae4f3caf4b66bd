import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { ProductId } from '../../kernel/ids';
import { ExpectedVersions } from '../../kernel/versions';
import { Product, Stock } from '../product';
import { catalogProblems } from '../problems';

/** Says how many pieces lie in the warehouse, reserved ones included. */
export const SetStock = defineCommand({
  name: 'catalog.set-stock',
  owner: 'catalog',
  access: 'products:write',
  fails: [catalogProblems.PRODUCT_NOT_FOUND, catalogProblems.STOCK_BELOW_RESERVED],
  input: z.strictObject({ id: ProductId, stock: Stock, expectedVersions: ExpectedVersions }),
  output: Product,
});
