import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { ProductId } from '../../kernel/ids';
import { ExpectedVersions } from '../../kernel/versions';
import { catalogProblems } from '../problems';

/** Takes a product off sale. */
export const RemoveProduct = defineCommand({
  name: 'catalog.remove-product',
  owner: 'catalog',
  access: 'products:write',
  fails: [catalogProblems.PRODUCT_NOT_FOUND],
  input: z.strictObject({ id: ProductId, expectedVersions: ExpectedVersions }),
  output: z.object({}),
});
