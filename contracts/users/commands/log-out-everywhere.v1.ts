import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';

/** Ends all of the caller's sessions, this one included. */
export const LogOutEverywhere = defineCommand({
  name: 'users.log-out-everywhere',
  owner: 'user-auth',
  access: 'account:manage',
  input: z.strictObject({}),
  output: z.object({}),
});
