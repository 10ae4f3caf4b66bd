import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id, ProductId } from '../../kernel/ids';
import { Quantity } from '../../kernel/lines';
import { ExpectedVersions } from '../../kernel/versions';
import { Basket } from '../basket';
import { basketProblems } from '../problems';
import { catalogProblems } from '../../catalog/problems';

/** Adds pieces of a product. */
export const AddItem = defineCommand({
  name: 'basket.add-item',
  owner: 'products-basket',
  access: { guestsOr: 'baskets:use' },
  fails: [
    basketProblems.BASKET_NOT_FOUND,
    basketProblems.BASKET_CHECKED_OUT,
    basketProblems.BASKET_BUSY,
    catalogProblems.PRODUCT_NOT_FOUND,
    basketProblems.QUANTITY_TOO_LARGE,
    basketProblems.BASKET_FULL,
    basketProblems.CURRENCY_MISMATCH,
  ],
  input: z.strictObject({
    basketId: Id,
    productId: ProductId,
    quantity: Quantity,
    expectedVersions: ExpectedVersions,
  }),
  output: Basket,
});
