import { DomainError } from '#libs/common';
import { MAX_ADDRESSES } from '#contracts/users/saved-address';

/** Unknown or somebody else's: the answer does not tell which. */
export class AddressNotFound extends DomainError {
  constructor() {
    super('ADDRESS_NOT_FOUND', 'not-found', 'There is no such address.', {
      errors: [{ field: 'addressId', message: 'is not an address of yours' }],
    });
  }
}

export class AddressBookFull extends DomainError {
  constructor() {
    super('ADDRESS_BOOK_FULL', 'unprocessable', `An address book holds at most ${MAX_ADDRESSES} addresses.`);
  }
}
