import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { PageRequest, pageOf } from '../../kernel/page';
import { Notification } from '../notification';

/** What notifications holds about the caller: what they were told, and where they can be reached. */
export const ExportPersonalData = defineQuery({
  name: 'notifications.export-personal-data',
  owner: 'notifications',
  access: 'account:manage',
  input: PageRequest,
  output: pageOf(Notification).extend({
    /** Null where it is not known. */
    contact: z.object({ email: z.string() }).nullable(),
  }),
});
