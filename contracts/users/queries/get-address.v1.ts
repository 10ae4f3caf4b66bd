import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { userProblems } from '../problems';
import { SavedAddress } from '../saved-address';

/** One of the caller's addresses. */
export const GetAddress = defineQuery({
  name: 'users.get-address',
  owner: 'user-auth',
  access: 'account:manage',
  fails: [userProblems.ADDRESS_NOT_FOUND],
  input: z.strictObject({ addressId: Id }),
  output: SavedAddress,
});
