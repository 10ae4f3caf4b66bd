import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { ProductId } from '../../kernel/ids';
import { Price } from '../../kernel/money';

/** A product is for sale. */
export const ProductCreated = defineEvent({
  type: 'product.created.v1',
  owner: 'catalog',
  subject: (data) => data.productId,
  data: z.object({
    productId: ProductId,
    name: z.string().min(1).max(200),
    price: Price,
  }),
});
