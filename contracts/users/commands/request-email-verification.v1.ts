import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { userProblems } from '../problems';

/** Has the caller sent another mail by which they verify their address. */
export const RequestEmailVerification = defineCommand({
  name: 'users.request-email-verification',
  owner: 'user-auth',
  access: 'account:manage',
  fails: [userProblems.EMAIL_ALREADY_VERIFIED, userProblems.TOO_MANY_ATTEMPTS, userProblems.USER_NOT_FOUND],
  input: z.strictObject({}),
  output: z.object({}),
});
