import type { FastifyRequest } from 'fastify';
import type { AccessTokens } from '#libs/auth';
import { apiKeyOf } from '../../access/api-key';
import type { ApiKeyExchange } from '../../access/api-key-exchange';
import { bearerToken } from '../../access/jwt.strategy';
import { clientNetwork } from './client-network';
import type { PolicyName } from './rate-limit-env';

/**
 * Whom requests are counted for: the caller that a valid token names, an API key that is known to be good, else where
 * they come from. Who only just proves who they are, or offers something that is not valid, is counted by address:
 * else each guess would count for itself.
 */
export function sendersBy(tokens: AccessTokens, apiKeys: Pick<ApiKeyExchange, 'knownCallerOf'>) {
  return async (request: FastifyRequest, policy: PolicyName): Promise<string> => {
    const sender = policy === 'auth' ? undefined : await provenSender(request);
    return sender ?? `network:${clientNetwork(request.ip)}`;
  };

  async function provenSender(request: FastifyRequest): Promise<string | undefined> {
    const apiKey = apiKeyOf(request);
    if (apiKey !== undefined) {
      const caller = apiKeys.knownCallerOf(apiKey);
      // What its token calls a session is the key.
      return caller && `key:${caller.sessionId}`;
    }
    const token = bearerToken(request);
    const caller = token === null ? undefined : await tokens.verify(token).catch(() => undefined);
    return caller && `caller:${caller.id}`;
  }
}
