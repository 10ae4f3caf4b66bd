import type { ProblemKind } from '#contracts/kernel/define-problem';

/** The one HTTP status of each kind of refusal. */
export const STATUS_OF_KIND: Readonly<Record<ProblemKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  unprocessable: 422,
  'too-many': 429,
  internal: 500,
  unavailable: 503,
};
