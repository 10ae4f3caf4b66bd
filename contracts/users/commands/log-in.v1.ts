import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { ClientAddress } from '../client-address';
import { userProblems } from '../problems';
import { TotpCode } from '../second-factor';
import { Email, PasswordGuess, Tokens } from '../user';

/** Trades e-mail and password, and a code where the account has a second factor, for tokens. */
export const LogIn = defineCommand({
  name: 'users.log-in',
  owner: 'user-auth',
  access: 'public',
  fails: [
    userProblems.INVALID_CREDENTIALS,
    userProblems.TOTP_REQUIRED,
    userProblems.INVALID_TOTP,
    userProblems.ACCOUNT_DISABLED,
    userProblems.TOO_MANY_ATTEMPTS,
  ],
  input: z.strictObject({
    email: Email,
    password: PasswordGuess,
    totp: TotpCode.optional(),
    clientAddress: ClientAddress,
  }),
  output: Tokens,
});
