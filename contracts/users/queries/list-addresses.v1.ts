import { defineQuery } from '../../kernel/define-command';
import { PageRequest, pageOf } from '../../kernel/page';
import { SavedAddress } from '../saved-address';

/** The caller's addresses, newest first. */
export const ListAddresses = defineQuery({
  name: 'users.list-addresses',
  owner: 'user-auth',
  access: 'account:manage',
  input: PageRequest,
  output: pageOf(SavedAddress),
});
