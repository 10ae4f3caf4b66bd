import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Basket } from '../basket';
import { basketProblems } from '../problems';

/**
 * Makes the basket of the guest whose token comes with it the caller's: merged into the one that they changed
 * last, or as it is where they have none that it fits into.
 */
export const ClaimBasket = defineCommand({
  name: 'basket.claim',
  owner: 'products-basket',
  access: 'baskets:use',
  fails: [
    basketProblems.INVALID_BASKET_TOKEN,
    basketProblems.BASKET_NOT_FOUND,
    basketProblems.BASKET_CHECKED_OUT,
    basketProblems.BASKET_BUSY,
  ],
  input: z.strictObject({}),
  output: Basket,
});
