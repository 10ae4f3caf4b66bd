import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { Basket } from '../basket';
import { basketProblems } from '../problems';

/** Moves another basket of the caller into this one, quantities added. */
export const MergeBaskets = defineCommand({
  name: 'basket.merge',
  owner: 'products-basket',
  access: { guestsOr: 'baskets:use' },
  fails: [
    basketProblems.SAME_BASKET,
    basketProblems.BASKET_NOT_FOUND,
    basketProblems.BASKET_CHECKED_OUT,
    basketProblems.QUANTITY_TOO_LARGE,
    basketProblems.BASKET_FULL,
    basketProblems.CURRENCY_MISMATCH,
  ],
  input: z.strictObject({ basketId: Id, fromBasketId: Id }),
  output: Basket,
});
