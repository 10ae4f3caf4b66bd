import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Tokens } from '../user';
import { userProblems } from '../problems';

/** Trades a refresh token for new tokens; each works once. */
export const RefreshTokens = defineCommand({
  name: 'users.refresh-tokens',
  owner: 'user-auth',
  access: 'public',
  fails: [userProblems.INVALID_REFRESH_TOKEN, userProblems.REFRESH_TOKEN_JUST_USED],
  input: z.strictObject({ refreshToken: z.string().min(1).max(256) }),
  output: Tokens,
});
