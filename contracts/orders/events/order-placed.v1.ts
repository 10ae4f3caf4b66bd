import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { CustomerReference, Id } from '../../kernel/ids';
import { Lines } from '../../kernel/lines';
import { Money } from '../../kernel/money';

/** The order is open: its stock is asked for. */
export const OrderPlaced = defineEvent({
  type: 'order.placed.v1',
  owner: 'orders',
  subject: (data) => data.orderId,
  data: z.object({
    orderId: Id,
    basketId: Id,
    userId: Id,
    customerId: CustomerReference.optional(),
    lines: Lines,
    total: Money,
  }),
});
