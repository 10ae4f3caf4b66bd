import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { Basket } from '../basket';

/** One basket of the caller. Fails with BASKET_NOT_FOUND. */
export const GetBasket = defineQuery({
  name: 'basket.get',
  owner: 'products-basket',
  input: z.strictObject({ basketId: Id }),
  output: Basket,
});
