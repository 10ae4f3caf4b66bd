import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import type { DomainError } from '#libs/common';
import { catalogue, typeOf } from './catalogue';
import { STATUS_OF_KIND } from './status-of-kind';

export const PROBLEM_TYPE = 'application/problem+json';

/** RFC 9457 problem details; a problem may have members of its own beside these. */
export const Problem = z.looseObject({
  type: z.string().describe('Where the problem is explained, relative to the API: `/problems/basket-empty`'),
  title: z.string().describe('The same at each occurrence'),
  status: z.int(),
  code: z.string().describe('Stable, e.g. `BASKET_EMPTY`: what a client branches on'),
  detail: z.string().describe('One sentence for people about this occurrence'),
  instance: z.string().describe('The path that was asked for'),
  requestId: z.string().describe('As in `x-request-id`'),
  field: z.string().optional().describe('The first field at fault'),
  errors: z
    .array(z.object({ field: z.string(), message: z.string() }))
    .optional()
    .describe('Every field at fault'),
});
export type Problem = z.output<typeof Problem>;

/** Where a request came to grief. */
export interface Occasion {
  readonly path: string;
  readonly requestId: string;
}

export interface Fault extends Pick<Problem, 'status' | 'code' | 'detail' | 'errors'> {
  readonly details?: Readonly<Record<string, unknown>>;
}

export function problemOf(
  { status, code, detail, errors, details }: Fault,
  { path, requestId }: Occasion,
): Problem {
  const [first] = errors ?? [];
  return {
    ...details,
    type: typeOf(code),
    title: catalogue.get(code)?.title ?? STATUS_CODES[status] ?? 'Error',
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
    details: facts.details,
  };
}
