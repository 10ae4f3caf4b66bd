import { STATUS_CODES } from 'node:http';
import type { Fault } from './problem';

const KNOWN: Readonly<Record<number, Omit<Fault, 'status'>>> = {
  404: { code: 'ROUTE_NOT_FOUND', detail: 'There is nothing at this path.' },
  405: { code: 'METHOD_NOT_ALLOWED', detail: 'This path does not take this method.' },
  413: {
    code: 'BODY_TOO_LARGE',
    detail: 'The body is larger than 100 KB.',
    errors: [{ field: 'body', message: 'must be at most 100 KB' }],
  },
  415: {
    code: 'UNSUPPORTED_MEDIA_TYPE',
    detail: 'Send the body as application/json.',
    errors: [{ field: 'content-type', message: 'must be application/json' }],
  },
  500: { code: 'INTERNAL_ERROR', detail: 'Something went wrong on our side.' },
};

/** A refusal that HTTP itself gives: by the router or the parser, before any route. */
export function httpFault(status: number): Fault {
  const title = STATUS_CODES[status] ?? 'Error';
  const code = title.toUpperCase().replaceAll(/[^A-Z]+/g, '_');
  return { status, code, detail: title, ...KNOWN[status] };
}
