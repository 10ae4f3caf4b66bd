import type { InputOf } from '#contracts/kernel/define-command';
import type { AddAddress } from '#contracts/users/commands/add-address.v1';
import type { ChangeAddress } from '#contracts/users/commands/change-address.v1';
import { MAX_ADDRESSES } from '#contracts/users/saved-address';
import type { SavedAddress } from '#contracts/users/saved-address';
import { newId } from '#libs/common';
import { AddressBookFull } from './address-book.errors';

type Addition = InputOf<typeof AddAddress>;
type Change = Omit<InputOf<typeof ChangeAddress>, 'addressId'>;

/** A new address for a book that holds so many already. */
export function addAddress(addition: Addition, held: number): SavedAddress {
  if (held >= MAX_ADDRESSES) throw new AddressBookFull();
  return { ...addition, id: newId(), isDefault: addition.isDefault ?? held === 0 };
}

/** The address with what is given of it; null clears. */
export function changeAddress(address: SavedAddress, change: Change): SavedAddress {
  const { line2 = address.line2, label = address.label, ...others } = change;
  return { ...address, ...others, line2: line2 ?? undefined, label: label ?? undefined };
}
