import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { SecondFactor } from '../second-factor';

/** Whether the caller's log-in asks for a code. */
export const GetSecondFactor = defineQuery({
  name: 'users.get-second-factor',
  owner: 'user-auth',
  access: 'account:manage',
  input: z.strictObject({}),
  output: SecondFactor,
});
