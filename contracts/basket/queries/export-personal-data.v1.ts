import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { PageRequest } from '../../kernel/page';
import { Order } from '../../orders/order';
import { Basket } from '../basket';

/** What products-basket holds about the caller: open baskets, all of them on the first page, and check-outs. */
export const ExportPersonalData = defineQuery({
  name: 'basket.export-personal-data',
  owner: 'products-basket',
  access: 'account:manage',
  input: PageRequest,
  output: z.object({
    baskets: z.array(Basket),
    /** Each as the order that it led to, as it was then. */
    checkouts: z.array(Order),
    nextCursor: z.string().min(1).nullable(),
  }),
});
