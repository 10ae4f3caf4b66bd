import { DomainError } from '#libs/common';

export class Unauthenticated extends DomainError {
  constructor() {
    super('UNAUTHENTICATED', 'unauthenticated', 'Log in first: send a bearer token.', {
      errors: [{ field: 'authorization', message: 'must hold a bearer token' }],
    });
  }
}

export class InvalidToken extends DomainError {
  constructor() {
    super('INVALID_TOKEN', 'unauthenticated', 'The access token is expired or not valid; log in again.', {
      errors: [{ field: 'authorization', message: 'holds a token that is expired or not valid' }],
    });
  }
}

export class Forbidden extends DomainError {
  constructor(roles: readonly string[]) {
    super('FORBIDDEN', 'forbidden', `This is for ${roles.join(', ')} only.`);
  }
}
