import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { Account } from '../account';
import { userProblems } from '../problems';

/** Lets a disabled user log in again. */
export const EnableUser = defineCommand({
  name: 'users.enable',
  owner: 'user-auth',
  access: 'users:manage',
  fails: [userProblems.USER_NOT_FOUND],
  input: z.strictObject({ userId: Id }),
  output: Account,
});
