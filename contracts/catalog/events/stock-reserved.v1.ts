import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { Id } from '../../kernel/ids';

/** Every line of the order is set aside. */
export const StockReserved = defineEvent({
  type: 'stock.reserved.v1',
  owner: 'catalog',
  subject: (data) => data.orderId,
  data: z.object({
    orderId: Id,
  }),
});
