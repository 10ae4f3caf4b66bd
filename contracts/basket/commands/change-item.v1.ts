import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id, ProductId } from '../../kernel/ids';
import { Quantity } from '../../kernel/lines';
import { Basket } from '../basket';

/** Sets how many pieces of a product the basket holds. Fails with BASKET_NOT_FOUND, BASKET_CHECKED_OUT, ITEM_NOT_FOUND. */
export const ChangeItem = defineCommand({
  name: 'basket.change-item',
  owner: 'products-basket',
  input: z.strictObject({ basketId: Id, productId: ProductId, quantity: Quantity }),
  output: Basket,
});
