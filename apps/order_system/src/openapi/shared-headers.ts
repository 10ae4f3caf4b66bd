import type { HeaderObject, OpenAPIObject, ReferenceObject } from '@nestjs/swagger';
import { responsesOf } from './operations';

const text = (description: string, example: string) => ({
  description,
  schema: { type: 'string' },
  example,
});

/** Response headers that mean the same wherever they are; those that are required never lack there. */
export const SHARED_HEADERS = {
  'X-Request-Id': {
    ...text("The request's id: the sender's own, or a new one", '01a20465-bf4c-7729-ab97-2c2165707774'),
    required: true,
  },
  traceresponse: {
    ...text(
      "The request's place in its trace (W3C Trace Context)",
      '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    ),
    required: true,
  },
  'Cache-Control': { ...text('Who may keep the answer, and for how long', 'no-store'), required: true },
  ETag: {
    ...text('Names this state of what was read: for `If-Match` and `If-None-Match`', '"7"'),
    required: true,
  },
  'Idempotency-Replayed': text('`true` where this is the first answer again', 'true'),
  'WWW-Authenticate': {
    ...text('What to prove who you are with', 'Bearer realm="order-system"'),
    required: true,
  },
  RateLimit: text('How many requests are left, and for how many seconds it counts', '"default";r=598;t=42'),
  'RateLimit-Policy': text('How many requests there are in how many seconds', '"default";q=600;w=60'),
  'Retry-After': {
    description: 'After how many seconds to send the request again',
    schema: { type: 'integer', minimum: 0 },
    example: 1,
  },
} as const satisfies Readonly<Record<string, HeaderObject>>;

type SharedHeader = keyof typeof SHARED_HEADERS;

export function sharedHeader(name: SharedHeader): ReferenceObject {
  return { $ref: `#/components/headers/${name}` };
}

const OF_ALL: readonly SharedHeader[] = ['X-Request-Id', 'traceresponse', 'Cache-Control'];
const OF_LIMITED: readonly SharedHeader[] = ['RateLimit', 'RateLimit-Policy'];
const BY_STATUS: Readonly<Record<string, readonly SharedHeader[]>> = {
  304: ['ETag'],
  401: ['WWW-Authenticate'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};

/** Gives each answer the headers that it has whatever its route. */
export function shareHeaders(document: OpenAPIObject): void {
  for (const { operation, status, response } of responsesOf(document)) {
    const limits = '429' in operation.responses ? OF_LIMITED : [];
    const names = [...OF_ALL, ...limits, ...(BY_STATUS[status] ?? [])];
    const shared = names.map((name) => [name, sharedHeader(name)] as const);
    response.headers = { ...response.headers, ...Object.fromEntries(shared) };
  }
}
