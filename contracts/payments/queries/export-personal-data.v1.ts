import { defineQuery } from '../../kernel/define-command';
import { PageRequest, pageOf } from '../../kernel/page';
import { Payment } from '../payment';

/** What payments holds about the caller: the payments of their own orders. */
export const ExportPersonalData = defineQuery({
  name: 'payments.export-personal-data',
  owner: 'payments',
  access: 'account:manage',
  input: PageRequest,
  output: pageOf(Payment),
});
