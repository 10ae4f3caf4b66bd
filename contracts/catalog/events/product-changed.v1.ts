import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { ProductId } from '../../kernel/ids';
import { Price } from '../../kernel/money';

/** A product was changed; its name and price as they are now. */
export const ProductChanged = defineEvent({
  type: 'product.changed.v1',
  owner: 'catalog',
  subject: (data) => data.productId,
  data: z.object({
    productId: ProductId,
    name: z.string().min(1).max(200),
    price: Price,
  }),
});
