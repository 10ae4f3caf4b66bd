import { defineProblems } from '../kernel/define-problem';

export const userProblems = defineProblems({
  EMAIL_TAKEN: {
    kind: 'conflict',
    title: 'The e-mail address is taken',
    meaning: 'There is an account with this address already.',
    remedy: 'Log in, or reset the password.',
  },
  INVALID_CREDENTIALS: {
    kind: 'unauthenticated',
    title: 'Wrong e-mail address or password',
    meaning: 'No account has this address with this password; which of the two is wrong is not told.',
    remedy: 'Correct them, or reset the password.',
  },
  TOTP_REQUIRED: {
    kind: 'unauthenticated',
    title: 'A second factor is needed',
    meaning: 'E-mail address and password are right, and the account asks for a code besides.',
    remedy: 'Log in again with `totp`: a code of the authenticator app, or a recovery code.',
  },
  INVALID_TOTP: {
    kind: 'unauthenticated',
    title: 'The code is not valid',
    meaning: 'The code at log-in is wrong, too old, or was used before.',
    remedy: 'Log in with the code that the authenticator app shows next.',
  },
  TOO_MANY_ATTEMPTS: {
    kind: 'too-many',
    title: 'Too many attempts',
    meaning: 'Too many attempts have failed for this account or from this client address.',
    remedy: 'Wait for `Retry-After` seconds; each further failure makes the wait longer.',
  },
  ACCOUNT_DISABLED: {
    kind: 'forbidden',
    title: 'The account is disabled',
    meaning: 'An administrator has disabled the account.',
    remedy: 'Ask an administrator.',
  },
  INVALID_REFRESH_TOKEN: {
    kind: 'unauthenticated',
    title: 'The refresh token is not valid',
    meaning: 'The refresh token is unknown, expired, used or revoked.',
    remedy: 'Log in again.',
  },
  REFRESH_TOKEN_JUST_USED: {
    kind: 'conflict',
    title: 'The refresh token was used a moment ago',
    meaning: 'Another request has traded this refresh token within the last seconds; the session goes on.',
    remedy: 'Use the tokens that the other request got; refresh from one place at a time.',
  },
  INVALID_ONE_TIME_TOKEN: {
    kind: 'unprocessable',
    title: 'The token from the mail is not valid',
    meaning: 'The token is unknown, expired or used, or was made for something else.',
    remedy: 'Ask for another mail.',
  },
  EMAIL_ALREADY_VERIFIED: {
    kind: 'conflict',
    title: 'The address is verified already',
    meaning: 'There is nothing left to verify.',
    remedy: 'Go on; `GET /auth/me` shows `emailVerified`.',
  },
  WRONG_PASSWORD: {
    kind: 'unprocessable',
    title: 'The password is wrong',
    meaning: 'Somebody who is logged in has to repeat the password, and it is wrong.',
    remedy: 'Ask for the password again.',
  },
  WRONG_CODE: {
    kind: 'unprocessable',
    title: 'The code is wrong',
    meaning:
      'Somebody who is logged in has to give a code of the second factor, and it is wrong, too old or used.',
    remedy: 'Ask for the code that the authenticator app shows next.',
  },
  TOTP_ALREADY_ENABLED: {
    kind: 'conflict',
    title: 'The second factor is on already',
    meaning: 'A second factor that is on is not replaced.',
    remedy: 'Turn it off with `POST /auth/totp/disable` first.',
  },
  TOTP_NOT_SET_UP: {
    kind: 'conflict',
    title: 'There is no second factor',
    meaning: 'There is no second factor to confirm or to turn off.',
    remedy: 'Set one up with `POST /auth/totp`.',
  },
  USER_NOT_FOUND: {
    kind: 'not-found',
    title: 'No such user',
    meaning: 'The user is unknown, or the account was deleted.',
    remedy: 'List the users with `GET /users`.',
  },
  ADDRESS_NOT_FOUND: {
    kind: 'not-found',
    title: 'No such address',
    meaning: "The address is unknown or somebody else's.",
    remedy: 'List your addresses with `GET /auth/me/addresses`.',
  },
  ADDRESS_BOOK_FULL: {
    kind: 'unprocessable',
    title: 'The address book is full',
    meaning: 'An address book holds at most 50 addresses.',
    remedy: 'Remove one with `DELETE /auth/me/addresses/:addressId`, or change one.',
  },
  INVALID_API_KEY: {
    kind: 'unauthenticated',
    title: 'The API key is not valid',
    meaning: 'The API key is unknown, expired or revoked, or the account it belongs to is disabled.',
    remedy: 'Send the key as it was shown when it was made; where that fails, make a new one.',
  },
  API_KEY_NOT_FOUND: {
    kind: 'not-found',
    title: 'No such API key',
    meaning: "The API key is unknown, revoked or somebody else's.",
    remedy: 'List your keys with `GET /auth/api-keys`.',
  },
  SCOPE_NOT_HELD: {
    kind: 'forbidden',
    title: 'The scope is not yours to give',
    meaning: 'An API key can do nothing that its owner may not do.',
    remedy: 'Leave out the scopes that `errors` names.',
  },
  TOO_MANY_API_KEYS: {
    kind: 'unprocessable',
    title: 'There are too many API keys',
    meaning: 'A user has at most 50 API keys, those included that have expired.',
    remedy: 'Revoke one with `DELETE /auth/api-keys/:keyId`.',
  },
  CANNOT_DISABLE_ONESELF: {
    kind: 'conflict',
    title: 'One cannot disable oneself',
    meaning: 'An administrator has named their own account.',
    remedy: 'Ask another administrator.',
  },
  LAST_ADMIN: {
    kind: 'conflict',
    title: 'The last administrator',
    meaning: 'Without this administrator nobody could manage the users any more.',
    remedy: 'Make somebody else an administrator first.',
  },
});
