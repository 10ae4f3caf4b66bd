import { z } from 'zod';
import { Address } from '../../kernel/address';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { userProblems } from '../problems';
import { AddressLabel, SavedAddress } from '../saved-address';

/** Changes what is given of one of the caller's addresses; null clears. */
export const ChangeAddress = defineCommand({
  name: 'users.change-address',
  owner: 'user-auth',
  access: 'account:manage',
  fails: [userProblems.ADDRESS_NOT_FOUND, userProblems.USER_NOT_FOUND],
  input: Address.partial().extend({
    addressId: Id,
    line2: Address.shape.line2.nullable(),
    label: AddressLabel.nullable().optional(),
    isDefault: z.boolean().optional(),
  }),
  output: SavedAddress,
});
