import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { ClientAddress } from '../client-address';
import { userProblems } from '../problems';
import { Email, Password, User } from '../user';

/** Opens an account, and has a mail sent by which its owner verifies the address. */
export const RegisterUser = defineCommand({
  name: 'users.register',
  owner: 'user-auth',
  access: 'public',
  fails: [userProblems.EMAIL_TAKEN, userProblems.TOO_MANY_ATTEMPTS],
  input: z.strictObject({ email: Email, password: Password, clientAddress: ClientAddress }),
  notCompared: ['password', 'clientAddress'],
  output: User,
});
