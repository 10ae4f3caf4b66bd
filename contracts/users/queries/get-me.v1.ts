import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { User } from '../user';

/** The caller's own account. */
export const GetMe = defineQuery({
  name: 'users.get-me',
  owner: 'user-auth',
  access: 'account:manage',
  input: z.strictObject({}),
  output: User,
});
