import { z } from 'zod';
import { Address } from '../../kernel/address';
import { defineCommand } from '../../kernel/define-command';
import { userProblems } from '../problems';
import { AddressLabel, SavedAddress } from '../saved-address';

/** Puts an address into the caller's address book. The first one is the default, unless told otherwise. */
export const AddAddress = defineCommand({
  name: 'users.add-address',
  owner: 'user-auth',
  access: 'account:manage',
  fails: [userProblems.ADDRESS_BOOK_FULL, userProblems.USER_NOT_FOUND],
  input: Address.extend({ label: AddressLabel.optional(), isDefault: z.boolean().optional() }),
  output: SavedAddress,
});
