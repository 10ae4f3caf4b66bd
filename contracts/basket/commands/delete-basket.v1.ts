import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { ExpectedVersions } from '../../kernel/versions';
import { basketProblems } from '../problems';

/** Throws a basket away. */
export const DeleteBasket = defineCommand({
  name: 'basket.delete',
  owner: 'products-basket',
  access: { guestsOr: 'baskets:use' },
  fails: [basketProblems.BASKET_NOT_FOUND, basketProblems.BASKET_CHECKED_OUT, basketProblems.BASKET_BUSY],
  input: z.strictObject({ basketId: Id, expectedVersions: ExpectedVersions }),
  output: z.object({}),
});
