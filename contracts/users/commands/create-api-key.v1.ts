import { z } from 'zod';
import { ApiKey, ApiKeyName, ApiKeyScope, ApiKeySecret } from '../api-key';
import { defineCommand } from '../../kernel/define-command';
import { userProblems } from '../problems';

/** Makes a key by which a back end acts for the caller, within its scopes. It is shown this once. */
export const CreateApiKey = defineCommand({
  name: 'users.create-api-key',
  owner: 'user-auth',
  access: 'account:manage',
  fails: [userProblems.SCOPE_NOT_HELD, userProblems.TOO_MANY_API_KEYS, userProblems.USER_NOT_FOUND],
  input: z.strictObject({
    name: ApiKeyName,
    scopes: z.array(ApiKeyScope).min(1).max(ApiKeyScope.options.length),
    expiresAt: z.iso.datetime().optional().describe('Never, where not given'),
  }),
  output: ApiKey.extend({
    key: ApiKeySecret.nullable().describe(
      'Null where the answer is repeated: nobody keeps the key but its owner',
    ),
  }),
});
