import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { Basket } from '../basket';
import { basketProblems } from '../problems';

/** One basket of the caller. */
export const GetBasket = defineQuery({
  name: 'basket.get',
  owner: 'products-basket',
  access: { guestsOr: 'baskets:use' },
  fails: [basketProblems.BASKET_NOT_FOUND],
  input: z.strictObject({ basketId: Id }),
  output: Basket,
});
