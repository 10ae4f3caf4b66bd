import { defineProblems } from './define-problem';

/** Refusals that belong to no owner: of requests as such, whatever they ask for. */
export const problems = defineProblems({
  VALIDATION_FAILED: {
    kind: 'invalid',
    title: 'The request is not valid',
    meaning: 'A field, a query parameter, a path parameter or a header does not have the shape it must have.',
    remedy: 'Mend what `errors` names and send the request again.',
  },
  MALFORMED_JSON: {
    kind: 'invalid',
    title: 'The body is not JSON',
    meaning: 'The body cannot be parsed as JSON.',
    remedy: 'Send a JSON text, encoded in UTF-8.',
  },
  UNKNOWN_REQUEST: {
    kind: 'invalid',
    title: 'Unknown command or query',
    meaning: 'A service was sent a command or a query that it does not know, on the broker.',
    remedy: 'Send it to the service that owns it, under the name in `contracts/`.',
  },
  UNAUTHENTICATED: {
    kind: 'unauthenticated',
    title: 'Not logged in',
    meaning: 'The route wants a caller, and the request names none.',
    remedy:
      "Log in and send `Authorization: Bearer <access token>`, or an API key. A guest whose basket is to be ordered logs in with its `Basket-Token`, which merges it into the customer's.",
  },
  INVALID_TOKEN: {
    kind: 'unauthenticated',
    title: 'The access token is not valid',
    meaning: 'The access token is expired, revoked, forged or made for something else.',
    remedy: 'Refresh the tokens; where that fails, log in again.',
  },
  FORBIDDEN: {
    kind: 'forbidden',
    title: 'Not allowed',
    meaning: 'The caller is known, but its roles or the scopes of its API key do not allow this.',
    remedy: 'Ask an administrator for the role, or use a key with the scope.',
  },
  STALE_VERSION: {
    kind: 'stale',
    title: 'Somebody else changed it',
    meaning: '`If-Match` names a version that is no longer the current one.',
    remedy: 'Read it again, apply the change to what it is now, and send the new `ETag`.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    kind: 'unprocessable',
    title: 'The idempotency key belongs to another request',
    meaning: 'The key was used within the last 24 hours with another body or path.',
    remedy: 'Take a new key for a new request.',
  },
  IDEMPOTENCY_KEY_IN_PROGRESS: {
    kind: 'conflict',
    title: 'The first request still runs',
    meaning: 'Another request with this idempotency key has not been answered yet.',
    remedy: 'Send it again after `Retry-After` seconds: it then gets the first answer.',
  },
  PUBLISHER_UNKNOWN: {
    kind: 'forbidden',
    title: 'The broker does not say that the sender may send this',
    meaning:
      'A message came to a service, in strict mode, without `user_id` or from a user of the broker who may not send it: a dead letter, or an answer to a gateway that logs in as somebody else.',
    remedy:
      'Set `user_id` to the user that the message is published as, and have it granted: `rabbitmq/integrators.json`, `npm run topology -- apply`.',
  },
  SERVICE_UNAVAILABLE: {
    kind: 'unavailable',
    title: 'A service does not answer',
    meaning: 'The service that must answer, or its database, is away, or did not answer in time.',
    remedy: 'Send the request again after `Retry-After` seconds, with the same idempotency key.',
  },
  REDIS_UNAVAILABLE: {
    kind: 'unavailable',
    title: 'The store does not answer',
    meaning: 'Redis, which keeps what is hot or temporary, is away.',
    remedy: 'Send the request again after `Retry-After` seconds.',
  },
  INTERNAL_ERROR: {
    kind: 'internal',
    title: 'Something went wrong on our side',
    meaning: 'A fault of this system; it is logged under the `requestId`.',
    remedy: 'Send the request again later; report the `requestId` where it stays.',
  },
});
