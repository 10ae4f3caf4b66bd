import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { Account } from '../account';
import { ApiKey } from '../api-key';
import { userProblems } from '../problems';
import { SavedAddress } from '../saved-address';

const Time = z.iso.datetime();

/** What user-auth holds about the caller, but for what opens the account: passwords, tokens and keys, even as hashes. */
export const ExportPersonalData = defineQuery({
  name: 'users.export-personal-data',
  owner: 'user-auth',
  access: 'account:manage',
  fails: [userProblems.USER_NOT_FOUND],
  input: z.strictObject({}),
  output: z.object({
    account: Account,
    addresses: z.array(SavedAddress),
    /** Those of late: what has expired is swept out at the next log-in. */
    sessions: z.array(z.object({ id: Id, createdAt: Time, expiresAt: Time, endedAt: Time.nullable() })),
    apiKeys: z.array(ApiKey),
    /** Null where none was set up; `confirmedAt` is null until it is in use. */
    secondFactor: z.object({ confirmedAt: Time.nullable() }).nullable(),
    /** Links in mails that have not been followed. */
    mailedLinks: z.array(z.object({ purpose: z.string(), createdAt: Time, expiresAt: Time })),
  }),
});
