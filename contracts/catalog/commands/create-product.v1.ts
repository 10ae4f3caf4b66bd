import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { ProductId } from '../../kernel/ids';
import { Price } from '../../kernel/money';
import { Category, Description, Product, ProductName, Stock } from '../product';
import { catalogProblems } from '../problems';

/** Puts a product up for sale. */
export const CreateProduct = defineCommand({
  name: 'catalog.create-product',
  owner: 'catalog',
  access: 'products:write',
  fails: [catalogProblems.PRODUCT_ID_TAKEN],
  input: z.strictObject({
    id: ProductId.optional(),
    name: ProductName,
    description: Description.default(''),
    category: Category,
    price: Price,
    stock: Stock.default(0),
  }),
  output: Product,
});
