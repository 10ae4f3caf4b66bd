import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Email, Tokens } from '../user';

/** Trades e-mail and password for tokens. Fails with INVALID_CREDENTIALS, or ACCOUNT_DISABLED if they match. */
export const LogIn = defineCommand({
  name: 'users.log-in',
  owner: 'user-auth',
  input: z.strictObject({ email: Email, password: z.string().min(1).max(128) }),
  output: Tokens,
});
