import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { Account } from '../account';
import { userProblems } from '../problems';

/** Keeps a user from logging in, and ends the user's sessions. */
export const DisableUser = defineCommand({
  name: 'users.disable',
  owner: 'user-auth',
  access: 'users:manage',
  fails: [userProblems.USER_NOT_FOUND, userProblems.CANNOT_DISABLE_ONESELF, userProblems.LAST_ADMIN],
  input: z.strictObject({ userId: Id }),
  output: Account,
});
