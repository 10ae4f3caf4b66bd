import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { Id, ProductId } from '../../kernel/ids';

/** Some line could not be set aside, so none was. */
export const StockRejected = defineEvent({
  type: 'stock.rejected.v1',
  owner: 'catalog',
  subject: (data) => data.orderId,
  data: z.object({
    orderId: Id,
    shortages: z.array(z.object({ productId: ProductId, requested: z.int(), available: z.int() })).min(1),
  }),
});
