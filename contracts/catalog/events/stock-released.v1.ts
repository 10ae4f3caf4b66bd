import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { Id } from '../../kernel/ids';

/** The reserved pieces are for sale again. */
export const StockReleased = defineEvent({
  type: 'stock.released.v1',
  owner: 'catalog',
  subject: (data) => data.orderId,
  data: z.object({
    orderId: Id,
  }),
});
