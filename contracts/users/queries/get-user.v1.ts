import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { Account } from '../account';
import { userProblems } from '../problems';

/** Anybody's account. */
export const GetUser = defineQuery({
  name: 'users.get',
  owner: 'user-auth',
  access: 'users:read',
  fails: [userProblems.USER_NOT_FOUND],
  input: z.strictObject({ userId: Id }),
  output: Account,
});
