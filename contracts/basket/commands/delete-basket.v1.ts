import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';

/** Throws a basket away. Fails with BASKET_NOT_FOUND, BASKET_CHECKED_OUT. */
export const DeleteBasket = defineCommand({
  name: 'basket.delete',
  owner: 'products-basket',
  input: z.strictObject({ basketId: Id }),
  output: z.object({}),
});
