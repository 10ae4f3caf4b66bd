import { DomainError } from '#libs/common';

export class EmailTaken extends DomainError {
  constructor() {
    super('EMAIL_TAKEN', 'conflict', 'There is an account with this e-mail address already.', {
      errors: [{ field: 'email', message: 'is taken' }],
    });
  }
}

/** One answer for an unknown address and a wrong password: it must not tell which addresses have accounts. */
export class InvalidCredentials extends DomainError {
  constructor() {
    super('INVALID_CREDENTIALS', 'unauthenticated', 'The e-mail address or the password is wrong.');
  }
}

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

/** Somebody who is logged in, and has to repeat the password. */
export class WrongPassword extends DomainError {
  constructor(field = 'password') {
    super('WRONG_PASSWORD', 'unprocessable', 'The password is wrong.', {
      errors: [{ field, message: 'is not the password of this account' }],
    });
  }
}
