import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { ClientAddress } from '../client-address';
import { userProblems } from '../problems';
import { PasswordGuess } from '../user';

/** Deletes the caller's account, and with it every personal datum in the system; orders are kept without them. */
export const DeleteAccount = defineCommand({
  name: 'users.delete-account',
  owner: 'user-auth',
  access: 'account:manage',
  fails: [
    userProblems.WRONG_PASSWORD,
    userProblems.TOO_MANY_ATTEMPTS,
    userProblems.LAST_ADMIN,
    userProblems.USER_NOT_FOUND,
  ],
  input: z.strictObject({ password: PasswordGuess, clientAddress: ClientAddress }),
  output: z.object({}),
});
