import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';

/** Ends the session that a refresh token belongs to; an unknown token changes nothing. */
export const LogOut = defineCommand({
  name: 'users.log-out',
  owner: 'user-auth',
  access: 'public',
  input: z.strictObject({ refreshToken: z.string().min(1).max(256) }),
  output: z.object({}),
});
