import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { ClientAddress } from '../client-address';
import { OneTimeToken } from '../one-time-token';
import { userProblems } from '../problems';

/** Verifies an address with the token from a mail. */
export const VerifyEmail = defineCommand({
  name: 'users.verify-email',
  owner: 'user-auth',
  access: 'public',
  fails: [userProblems.INVALID_ONE_TIME_TOKEN, userProblems.TOO_MANY_ATTEMPTS],
  input: z.strictObject({ token: OneTimeToken, clientAddress: ClientAddress }),
  output: z.object({}),
});
