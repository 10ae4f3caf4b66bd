import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { ClientAddress } from '../client-address';
import { userProblems } from '../problems';
import { TotpCode } from '../second-factor';
import { PasswordGuess } from '../user';

/** Turns the second factor off. */
export const DisableTotp = defineCommand({
  name: 'users.disable-totp',
  owner: 'user-auth',
  access: 'account:manage',
  fails: [
    userProblems.WRONG_PASSWORD,
    userProblems.WRONG_CODE,
    userProblems.TOTP_NOT_SET_UP,
    userProblems.TOO_MANY_ATTEMPTS,
    userProblems.USER_NOT_FOUND,
  ],
  input: z.strictObject({ password: PasswordGuess, code: TotpCode, clientAddress: ClientAddress }),
  output: z.object({}),
});
