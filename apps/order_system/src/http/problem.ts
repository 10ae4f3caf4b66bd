import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import type { DomainError, FailureKind } from '#libs/common';

export const PROBLEM_TYPE = 'application/problem+json';

/** RFC 9457 problem details. */
export const Problem = z.object({
  type: z.string().describe('`about:blank`: `title` says what `status` says; `code` tells problems apart'),
  title: z.string(),
  status: z.int(),
  code: z.string().describe('Stable, e.g. `BASKET_EMPTY`: what a client branches on'),
  detail: z.string().describe('One sentence for people'),
  instance: z.string().describe('The path that was asked for'),
  requestId: z.string().describe('As in `x-request-id`'),
  field: z.string().optional().describe('The first field at fault'),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type Problem = z.output<typeof Problem>;

export const STATUS_OF_KIND: Readonly<Record<FailureKind, number>> = {
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

/** Where a request came to grief. */
export interface Occasion {
  readonly path: string;
  readonly requestId: string;
}

export type Fault = Pick<Problem, 'status' | 'code' | 'detail' | 'errors'>;

export function problemOf({ status, code, detail, errors }: Fault, { path, requestId }: Occasion): Problem {
  const title = STATUS_CODES[status] ?? 'Error';
  const [first] = errors ?? [];
  return {
    type: 'about:blank',
    title,
    status,
    code,
    detail,
    instance: path,
    requestId,
    ...(first && { field: first.field, errors }),
  };
}

export function faultOf({ kind, code, message, facts }: DomainError): Fault {
  return {
    status: STATUS_OF_KIND[kind],
    code,
    detail: message,
    errors: facts.errors && [...facts.errors],
  };
}
