import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Email, Tokens } from '../user';
import { userProblems } from '../problems';

/** Trades e-mail and password for tokens. */
export const LogIn = defineCommand({
  name: 'users.log-in',
  owner: 'user-auth',
  access: 'public',
  fails: [userProblems.INVALID_CREDENTIALS, userProblems.ACCOUNT_DISABLED],
  input: z.strictObject({ email: Email, password: z.string().min(1).max(128) }),
  output: Tokens,
});
