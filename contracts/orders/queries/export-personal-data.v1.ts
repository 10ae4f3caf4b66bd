import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { PageRequest, pageOf } from '../../kernel/page';
import { Order } from '../order';
import { TimelineEntry } from '../timeline';

/** What orders holds about the caller: their own orders, each with its timeline. */
export const ExportPersonalData = defineQuery({
  name: 'orders.export-personal-data',
  owner: 'orders',
  access: 'account:manage',
  input: PageRequest,
  output: pageOf(Order.extend({ timeline: z.array(TimelineEntry) })),
});
