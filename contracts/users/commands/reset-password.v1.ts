import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { ClientAddress } from '../client-address';
import { OneTimeToken } from '../one-time-token';
import { userProblems } from '../problems';
import { Password } from '../user';

/** Sets a new password with the token from a mail, and ends all sessions. */
export const ResetPassword = defineCommand({
  name: 'users.reset-password',
  owner: 'user-auth',
  access: 'public',
  fails: [userProblems.INVALID_ONE_TIME_TOKEN, userProblems.TOO_MANY_ATTEMPTS],
  input: z.strictObject({ token: OneTimeToken, password: Password, clientAddress: ClientAddress }),
  output: z.object({}),
});
