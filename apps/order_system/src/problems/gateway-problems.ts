/** Refusals by the gateway itself, before or beside any service: each has a status of its own. */
const definitions = {
  BAD_URL: {
    status: 400,
    title: 'The path cannot be read',
    meaning: 'The path is not valid percent-encoding.',
    remedy: 'Encode the path as RFC 3986 says.',
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    title: 'Nothing at this path',
    meaning: 'No route has this path.',
    remedy: 'Look the route up in `/api/docs`.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: 'The path does not take this method',
    meaning: 'The path exists, but not with this method.',
    remedy: 'Use one of the methods in the header `Allow`.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    title: 'The body is too large',
    meaning: 'The body is larger than 100 KB.',
    remedy: 'Send less.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    title: 'The body is not sent as JSON',
    meaning: 'The `Content-Type` is not one that the API reads.',
    remedy: 'Send the body as `application/json`.',
  },
  PRECONDITION_REQUIRED: {
    status: 428,
    title: 'The version must be named',
    meaning: 'The route changes something that others may change too, and the request has no `If-Match`.',
    remedy: 'Read it first and send its `ETag` as `If-Match`.',
  },
  RATE_LIMITED: {
    status: 429,
    title: 'Too many requests',
    meaning:
      'The caller has used up its requests for now; `RateLimit` says how many are left and until when.',
    remedy: 'Wait `Retry-After` seconds, then send it again.',
  },
} as const;

export type GatewayCode = keyof typeof definitions;

export interface GatewayProblem {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly meaning: string;
  readonly remedy: string;
}

const entries = Object.entries(definitions).map(([code, problem]) => [code, { code, ...problem }]);

export const gatewayProblems = Object.fromEntries(entries) as Readonly<Record<GatewayCode, GatewayProblem>>;
