import { DomainError } from '#libs/common';

export class AccountDisabled extends DomainError {
  constructor() {
    super('ACCOUNT_DISABLED', 'forbidden', 'This account is disabled.');
  }
}

export class InvalidRefreshToken extends DomainError {
  constructor() {
    super('INVALID_REFRESH_TOKEN', 'unauthenticated', 'The refresh token is not valid; log in again.');
  }
}

/** Its owner may have sent it twice: the session goes on with the tokens that the other request got. */
export class RefreshTokenJustUsed extends DomainError {
  constructor() {
    super(
      'REFRESH_TOKEN_JUST_USED',
      'conflict',
      'Another request has just used this refresh token; use the tokens that it got.',
      { errors: [{ field: 'refreshToken', message: 'was used a moment ago' }] },
    );
  }
}

export class UserNotFound extends DomainError {
  constructor() {
    super('USER_NOT_FOUND', 'not-found', 'There is no such user.');
  }
}

/** Somebody must be able to manage the users. */
export class LastAdmin extends DomainError {
  constructor() {
    super('LAST_ADMIN', 'conflict', 'This is the last administrator; make somebody else one first.');
  }
}

export class CannotDisableOneself extends DomainError {
  constructor() {
    super('CANNOT_DISABLE_ONESELF', 'conflict', 'Another administrator must do that.', {
      errors: [{ field: 'userId', message: 'is you' }],
    });
  }
}

export class EmailAlreadyVerified extends DomainError {
  constructor() {
    super('EMAIL_ALREADY_VERIFIED', 'conflict', 'The e-mail address is verified already.');
  }
}
