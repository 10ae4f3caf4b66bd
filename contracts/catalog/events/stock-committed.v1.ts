import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { Id } from '../../kernel/ids';

/** The reserved pieces left the stock for good. */
export const StockCommitted = defineEvent({
  type: 'stock.committed.v1',
  owner: 'catalog',
  subject: (data) => data.orderId,
  data: z.object({
    orderId: Id,
  }),
});
