import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { ProductId } from '../../kernel/ids';
import { MAX_LINES } from '../../kernel/lines';

/** How many pieces of each product are neither sold nor reserved; products that are not for sale are left out. */
export const GetAvailability = defineQuery({
  name: 'catalog.get-availability',
  owner: 'catalog',
  access: 'public',
  input: z.strictObject({ ids: z.array(ProductId).min(1).max(MAX_LINES) }),
  output: z.object({
    items: z.array(z.object({ id: ProductId, available: z.int().nonnegative() })),
  }),
});
