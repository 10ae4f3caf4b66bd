import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { userProblems } from '../problems';

/** Takes an address out of the caller's address book; no other becomes the default instead. */
export const RemoveAddress = defineCommand({
  name: 'users.remove-address',
  owner: 'user-auth',
  access: 'account:manage',
  fails: [userProblems.ADDRESS_NOT_FOUND],
  input: z.strictObject({ addressId: Id }),
  output: z.object({}),
});
