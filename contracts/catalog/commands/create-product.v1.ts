import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { ProductId } from '../../kernel/ids';
import { Price } from '../../kernel/money';
import { Category, Description, Product, ProductName, Stock } from '../product';

/** Puts a product up for sale; staff only. Fails with PRODUCT_ID_TAKEN. */
export const CreateProduct = defineCommand({
  name: 'catalog.create-product',
  owner: 'catalog',
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
