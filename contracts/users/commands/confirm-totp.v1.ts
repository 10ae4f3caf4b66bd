import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { ClientAddress } from '../client-address';
import { userProblems } from '../problems';
import { RecoveryCodes, TotpCode } from '../second-factor';

/** Turns the second factor on: from now on a log-in asks for a code. */
export const ConfirmTotp = defineCommand({
  name: 'users.confirm-totp',
  owner: 'user-auth',
  access: 'account:manage',
  fails: [
    userProblems.WRONG_CODE,
    userProblems.TOTP_NOT_SET_UP,
    userProblems.TOTP_ALREADY_ENABLED,
    userProblems.TOO_MANY_ATTEMPTS,
    userProblems.USER_NOT_FOUND,
  ],
  input: z.strictObject({ code: TotpCode, clientAddress: ClientAddress }),
  output: RecoveryCodes,
});
