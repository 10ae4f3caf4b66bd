import { DomainError } from '#libs/common';
import { MAX_API_KEYS } from '#contracts/users/api-key';
import type { ApiKeyScope } from '#contracts/users/api-key';

/** One answer for every key that does not work: only its owner may know why. */
export class InvalidApiKey extends DomainError {
  constructor() {
    super('INVALID_API_KEY', 'unauthenticated', 'The API key is not valid.');
  }
}

/** Unknown or somebody else's: the answer does not tell which. */
export class ApiKeyNotFound extends DomainError {
  constructor() {
    super('API_KEY_NOT_FOUND', 'not-found', 'There is no such API key.', {
      errors: [{ field: 'keyId', message: 'is not an API key of yours' }],
    });
  }
}

export class ScopeNotHeld extends DomainError {
  constructor(scopes: readonly ApiKeyScope[]) {
    super('SCOPE_NOT_HELD', 'forbidden', `You may not do this yourself: ${scopes.join(', ')}.`, {
      errors: scopes.map((scope) => ({ field: 'scopes', message: `must not hold ${scope}` })),
    });
  }
}

export class TooManyApiKeys extends DomainError {
  constructor() {
    super('TOO_MANY_API_KEYS', 'unprocessable', `A user has at most ${MAX_API_KEYS} API keys.`);
  }
}
