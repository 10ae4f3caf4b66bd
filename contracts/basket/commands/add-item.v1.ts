import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id, ProductId } from '../../kernel/ids';
import { Quantity } from '../../kernel/lines';
import { Basket } from '../basket';

/** Adds pieces of a product. Fails with BASKET_NOT_FOUND, BASKET_CHECKED_OUT, PRODUCT_NOT_FOUND, QUANTITY_TOO_LARGE, BASKET_FULL, CURRENCY_MISMATCH. */
export const AddItem = defineCommand({
  name: 'basket.add-item',
  owner: 'products-basket',
  input: z.strictObject({ basketId: Id, productId: ProductId, quantity: Quantity }),
  output: Basket,
});
