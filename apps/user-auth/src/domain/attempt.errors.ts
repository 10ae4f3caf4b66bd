import { DomainError } from '#libs/common';

/** A refusal that tells something to those who guess: it is counted against them. */
export abstract class CountedRefusal extends DomainError {}

export class TooManyAttempts extends DomainError {
  constructor(retryAfter: number) {
    super('TOO_MANY_ATTEMPTS', 'too-many', `Too many attempts; try again in ${retryAfter} s.`, {
      retryAfter,
    });
  }
}

/** One answer for an unknown address and a wrong password: it must not tell which addresses have accounts. */
export class InvalidCredentials extends CountedRefusal {
  constructor() {
    super('INVALID_CREDENTIALS', 'unauthenticated', 'The e-mail address or the password is wrong.');
  }
}

/** Told to those alone who know the password. */
export class TotpRequired extends DomainError {
  constructor() {
    super('TOTP_REQUIRED', 'unauthenticated', 'Log in with a code of the second factor besides.', {
      errors: [{ field: 'totp', message: 'is needed' }],
    });
  }
}

export class InvalidTotp extends CountedRefusal {
  constructor() {
    super('INVALID_TOTP', 'unauthenticated', 'The code is wrong, too old, or was used before.', {
      errors: [{ field: 'totp', message: 'is not valid' }],
    });
  }
}

/** Not `unauthenticated`: who is asking is known, and new tokens would not help. */
export class WrongPassword extends CountedRefusal {
  constructor(field: string) {
    super('WRONG_PASSWORD', 'unprocessable', 'The password is wrong.', {
      errors: [{ field, message: 'is not the password of this account' }],
    });
  }
}

export class WrongCode extends CountedRefusal {
  constructor() {
    super('WRONG_CODE', 'unprocessable', 'The code is wrong, too old, or was used before.', {
      errors: [{ field: 'code', message: 'is wrong' }],
    });
  }
}

export class InvalidOneTimeToken extends CountedRefusal {
  constructor() {
    super('INVALID_ONE_TIME_TOKEN', 'unprocessable', 'The token is expired, used or not valid.', {
      errors: [{ field: 'token', message: 'is expired, used or not valid' }],
    });
  }
}

/** It tells that there is an account, which registration cannot hide: hence it is counted. */
export class EmailTaken extends CountedRefusal {
  constructor() {
    super('EMAIL_TAKEN', 'conflict', 'There is an account with this e-mail address already.', {
      errors: [{ field: 'email', message: 'is taken' }],
    });
  }
}
