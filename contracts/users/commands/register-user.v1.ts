import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Email, Password, User } from '../user';

/** Opens an account. Fails with EMAIL_TAKEN. */
export const RegisterUser = defineCommand({
  name: 'users.register',
  owner: 'user-auth',
  input: z.strictObject({ email: Email, password: Password }),
  output: User,
});
