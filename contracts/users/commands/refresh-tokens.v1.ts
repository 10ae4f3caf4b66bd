import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Tokens } from '../user';

/** Trades a refresh token for new tokens; each works once. Fails with INVALID_REFRESH_TOKEN. */
export const RefreshTokens = defineCommand({
  name: 'users.refresh-tokens',
  owner: 'user-auth',
  input: z.strictObject({ refreshToken: z.string().min(1).max(256) }),
  output: Tokens,
});
