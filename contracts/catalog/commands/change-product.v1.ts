import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { ProductId } from '../../kernel/ids';
import { Price } from '../../kernel/money';
import { ExpectedVersions } from '../../kernel/versions';
import { Category, Description, Product, ProductName } from '../product';
import { catalogProblems } from '../problems';

/** Changes what is given of a product. */
export const ChangeProduct = defineCommand({
  name: 'catalog.change-product',
  owner: 'catalog',
  access: 'products:write',
  fails: [catalogProblems.PRODUCT_NOT_FOUND],
  input: z.strictObject({
    id: ProductId,
    name: ProductName.optional(),
    description: Description.optional(),
    category: Category.optional(),
    price: Price.optional(),
    expectedVersions: ExpectedVersions,
  }),
  output: Product,
});
