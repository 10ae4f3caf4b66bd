import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { Basket } from '../basket';

/** Moves another basket of the caller into this one, quantities added. Fails with SAME_BASKET, BASKET_NOT_FOUND, BASKET_CHECKED_OUT, QUANTITY_TOO_LARGE, BASKET_FULL, CURRENCY_MISMATCH. */
export const MergeBaskets = defineCommand({
  name: 'basket.merge',
  owner: 'products-basket',
  input: z.strictObject({ basketId: Id, fromBasketId: Id }),
  output: Basket,
});
