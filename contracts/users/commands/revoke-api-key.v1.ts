import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { userProblems } from '../problems';

/** Ends one of the caller's keys: from then on it opens nothing. */
export const RevokeApiKey = defineCommand({
  name: 'users.revoke-api-key',
  owner: 'user-auth',
  access: 'account:manage',
  fails: [userProblems.API_KEY_NOT_FOUND],
  input: z.strictObject({ keyId: Id }),
  output: z.object({}),
});
