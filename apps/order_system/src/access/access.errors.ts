import { DomainError } from '#libs/common';

export class InvalidToken extends DomainError {
  constructor() {
    super('INVALID_TOKEN', 'unauthenticated', 'The access token is expired or not valid; log in again.', {
      errors: [{ field: 'authorization', message: 'holds a token that is expired or not valid' }],
    });
  }
}
