import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { userProblems } from '../problems';
import { TotpSetup } from '../second-factor';

/** Gives the caller a new secret for an authenticator app; it counts once a code of it has confirmed it. */
export const SetUpTotp = defineCommand({
  name: 'users.set-up-totp',
  owner: 'user-auth',
  access: 'account:manage',
  fails: [userProblems.TOTP_ALREADY_ENABLED, userProblems.USER_NOT_FOUND],
  input: z.strictObject({}),
  output: TotpSetup,
});
