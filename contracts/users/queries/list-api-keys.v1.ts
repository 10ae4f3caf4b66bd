import { defineQuery } from '../../kernel/define-command';
import { PageRequest, pageOf } from '../../kernel/page';
import { ApiKey } from '../api-key';

/** The caller's keys, newest first; those that have expired, too. */
export const ListApiKeys = defineQuery({
  name: 'users.list-api-keys',
  owner: 'user-auth',
  access: 'account:manage',
  input: PageRequest,
  output: pageOf(ApiKey),
});
