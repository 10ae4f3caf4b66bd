import { z } from 'zod';
import { User } from './user';

/** An account as administrators see it. */
export const Account = User.extend({
  disabledAt: z.iso.datetime().nullable().describe('Null while the account can be used'),
  createdAt: z.iso.datetime(),
});
export type Account = z.output<typeof Account>;
