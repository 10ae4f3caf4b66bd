import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id, ProductId } from '../../kernel/ids';
import { Quantity } from '../../kernel/lines';
import { ExpectedVersions } from '../../kernel/versions';
import { Basket } from '../basket';
import { basketProblems } from '../problems';

/** Sets how many pieces of a product the basket holds. */
export const ChangeItem = defineCommand({
  name: 'basket.change-item',
  owner: 'products-basket',
  access: { guestsOr: 'baskets:use' },
  fails: [
    basketProblems.BASKET_NOT_FOUND,
    basketProblems.BASKET_CHECKED_OUT,
    basketProblems.BASKET_BUSY,
    basketProblems.ITEM_NOT_FOUND,
  ],
  input: z.strictObject({
    basketId: Id,
    productId: ProductId,
    quantity: Quantity,
    expectedVersions: ExpectedVersions,
  }),
  output: Basket,
});
