import type { ProblemDetails } from '#contracts/kernel/define-problem';

/** Refusals by the gateway itself, before or beside any service: each has a status of its own. */
const definitions = {
  BAD_URL: {
    status: 400,
    title: 'The path cannot be read',
    meaning: 'The path is not valid percent-encoding.',
    remedy: 'Encode the path as RFC 3986 says.',
  },
  MALFORMED_REQUEST: {
    status: 400,
    title: 'Not a valid HTTP request',
    meaning: 'The request breaks the rules of HTTP: its first line, a header or the length of its body.',
    remedy: 'Use a HTTP client, and look at what stands between it and the API.',
  },
  AMBIGUOUS_HEADER: {
    status: 400,
    title: 'A header is sent twice',
    meaning: 'A header that has one value came more than once, so that nobody can say which is meant.',
    remedy: 'Send it once; `field` names it.',
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
  REQUEST_TIMEOUT: {
    status: 408,
    title: 'The request came too slowly',
    meaning: 'The request was not there in full within the time that there is for it.',
    remedy: 'Send it again, over a new connection.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    title: 'The body is too large',
    meaning: 'The body is larger than 100 KB.',
    remedy: 'Send less.',
  },
  URL_TOO_LONG: {
    status: 414,
    title: 'The URL is too long',
    meaning: 'The URL has more than 8,000 characters, or a part of its path more than 1,024.',
    remedy: 'Send less in the query.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    title: 'The body is not sent as JSON',
    meaning: 'The `Content-Type` is not one that the API reads, or the body is compressed.',
    remedy: 'Send the body as `application/json` in UTF-8, without `Content-Encoding`.',
  },
  EXPECTATION_FAILED: {
    status: 417,
    title: 'The expectation cannot be met',
    meaning: 'The header `Expect` asks for something other than `100-continue`.',
    remedy: 'Leave `Expect` out.',
  },
  PRECONDITION_REQUIRED: {
    status: 428,
    title: 'The version must be named',
    meaning: 'The route changes something that others may change too, and the request has no `If-Match`.',
    remedy: 'Read it first and send its `ETag` as `If-Match`.',
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    title: 'The headers are too large',
    meaning: 'The request line and the headers are larger than the API takes, 16 KB together by default.',
    remedy: 'Send fewer or shorter headers; a cookie is never needed.',
  },
  OVERLOADED: {
    status: 503,
    title: 'Too much to do',
    meaning:
      'More is asked than can be answered in good time, so the request was refused before anything was done.',
    remedy: 'Send it again after `Retry-After` seconds; the same idempotency key is still good.',
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
  readonly details?: ProblemDetails;
}

const entries = Object.entries(definitions).map(([code, problem]) => [code, { code, ...problem }]);

export const gatewayProblems = Object.fromEntries(entries) as Readonly<Record<GatewayCode, GatewayProblem>>;
