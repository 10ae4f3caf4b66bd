import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { ClientAddress } from '../client-address';
import { userProblems } from '../problems';
import { Email } from '../user';

/** Has a link sent by which a new password is set; whether there is such an account is not told. */
export const RequestPasswordReset = defineCommand({
  name: 'users.request-password-reset',
  owner: 'user-auth',
  access: 'public',
  fails: [userProblems.TOO_MANY_ATTEMPTS],
  input: z.strictObject({ email: Email, clientAddress: ClientAddress }),
  output: z.object({}),
});
