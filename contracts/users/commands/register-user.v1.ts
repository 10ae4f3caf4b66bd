import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Email, Password, User } from '../user';
import { userProblems } from '../problems';

/** Opens an account. */
export const RegisterUser = defineCommand({
  name: 'users.register',
  owner: 'user-auth',
  access: 'public',
  fails: [userProblems.EMAIL_TAKEN],
  input: z.strictObject({ email: Email, password: Password }),
  output: User,
});
