import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id, ProductId } from '../../kernel/ids';
import { Basket } from '../basket';

/** Takes a product out. Fails with BASKET_NOT_FOUND, BASKET_CHECKED_OUT, ITEM_NOT_FOUND. */
export const RemoveItem = defineCommand({
  name: 'basket.remove-item',
  owner: 'products-basket',
  input: z.strictObject({ basketId: Id, productId: ProductId }),
  output: Basket,
});
