import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { ProductId } from '../../kernel/ids';

/** A product is no longer for sale. */
export const ProductRemoved = defineEvent({
  type: 'product.removed.v1',
  owner: 'catalog',
  subject: (data) => data.productId,
  data: z.object({
    productId: ProductId,
  }),
});
