import { z } from 'zod';
import { Address } from '../kernel/address';
import { Id } from '../kernel/ids';

export const AddressLabel = z.string().trim().min(1).max(50).describe('What its owner calls it, e.g. "home"');

/** An address of a user's address book, which has one default at most. */
export const SavedAddress = Address.extend({
  id: Id,
  label: AddressLabel.optional(),
  isDefault: z.boolean(),
});
export type SavedAddress = z.output<typeof SavedAddress>;

/** How many addresses a user can keep. */
export const MAX_ADDRESSES = 50;
