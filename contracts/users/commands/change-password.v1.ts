import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { ClientAddress } from '../client-address';
import { userProblems } from '../problems';
import { Password, PasswordGuess } from '../user';

/** Changes the caller's password and ends all other sessions. */
export const ChangePassword = defineCommand({
  name: 'users.change-password',
  owner: 'user-auth',
  access: 'account:manage',
  fails: [userProblems.WRONG_PASSWORD, userProblems.TOO_MANY_ATTEMPTS, userProblems.USER_NOT_FOUND],
  input: z.strictObject({
    currentPassword: PasswordGuess,
    newPassword: Password,
    clientAddress: ClientAddress,
  }),
  output: z.object({}),
});
