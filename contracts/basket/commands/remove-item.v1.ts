import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id, ProductId } from '../../kernel/ids';
import { ExpectedVersions } from '../../kernel/versions';
import { Basket } from '../basket';
import { basketProblems } from '../problems';

/** Takes a product out. */
export const RemoveItem = defineCommand({
  name: 'basket.remove-item',
  owner: 'products-basket',
  access: { guestsOr: 'baskets:use' },
  fails: [
    basketProblems.BASKET_NOT_FOUND,
    basketProblems.BASKET_CHECKED_OUT,
    basketProblems.BASKET_BUSY,
    basketProblems.ITEM_NOT_FOUND,
  ],
  input: z.strictObject({ basketId: Id, productId: ProductId, expectedVersions: ExpectedVersions }),
  output: Basket,
});
