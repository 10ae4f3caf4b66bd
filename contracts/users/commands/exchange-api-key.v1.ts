import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { ApiKeySecret } from '../api-key';
import { userProblems } from '../problems';

/**
 * Trades an API key for an access token that is limited to the key's scopes, for the gateway to send with the
 * requests of the key's holder: so services know nothing of keys.
 */
export const ExchangeApiKey = defineCommand({
  name: 'users.exchange-api-key',
  owner: 'user-auth',
  access: 'public',
  fails: [userProblems.INVALID_API_KEY],
  input: z.strictObject({ key: ApiKeySecret }),
  output: z.object({ accessToken: z.string(), expiresIn: z.int() }),
});
