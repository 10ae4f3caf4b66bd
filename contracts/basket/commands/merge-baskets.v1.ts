import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { ExpectedVersions } from '../../kernel/versions';
import { Basket } from '../basket';
import { basketProblems } from '../problems';

/**
 * Moves another basket, of the caller or of the guest whose token comes with it, into this one: quantities are
 * added, as far as the stock goes.
 */
export const MergeBaskets = defineCommand({
  name: 'basket.merge',
  owner: 'products-basket',
  access: 'baskets:use',
  fails: [
    basketProblems.INVALID_BASKET_TOKEN,
    basketProblems.SAME_BASKET,
    basketProblems.BASKET_NOT_FOUND,
    basketProblems.BASKET_CHECKED_OUT,
    basketProblems.BASKET_BUSY,
    basketProblems.BASKET_FULL,
    basketProblems.CURRENCY_MISMATCH,
  ],
  input: z.strictObject({ basketId: Id, fromBasketId: Id, expectedVersions: ExpectedVersions }),
  output: Basket,
});
