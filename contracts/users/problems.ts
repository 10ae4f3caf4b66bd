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
});
