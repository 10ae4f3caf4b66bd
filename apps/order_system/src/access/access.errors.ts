import { DomainError } from '#libs/common';

export class InvalidToken extends DomainError {
  constructor() {
    super('INVALID_TOKEN', 'unauthenticated', 'The access token is expired or not valid; log in again.', {
      errors: [{ field: 'authorization', message: 'holds a token that is expired or not valid' }],
    });
  }
}

export class InvalidApiKey extends DomainError {
  constructor() {
    super('INVALID_API_KEY', 'unauthenticated', 'The API key is not valid.', {
      errors: [{ field: 'X-Api-Key', message: 'is not a valid API key' }],
    });
  }
}
