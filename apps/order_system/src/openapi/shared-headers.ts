import type { HeaderObject, OpenAPIObject } from '@nestjs/swagger';
import { responsesOf } from './operations';

const text = (description: string, example: string): HeaderObject => ({
  description,
  schema: { type: 'string' },
  example,
});

/** Response headers that mean the same wherever they are. */
export const SHARED_HEADERS: Readonly<Record<string, HeaderObject>> = {
  'X-Request-Id': {
    ...text("The request's id: the sender's own, or a new one", '01a20465-bf4c-7729-ab97-2c2165707774'),
    required: true,
  },
  'Retry-After': {
    description: 'After how many seconds to send the request again',
    schema: { type: 'integer', minimum: 0 },
    example: 1,
  },
};

const OF_ALL = ['X-Request-Id'];
const BY_STATUS: Readonly<Record<string, readonly string[]>> = {
  429: ['Retry-After'],
  503: ['Retry-After'],
};

/** Gives each answer the headers that it has whatever its route. */
export function shareHeaders(document: OpenAPIObject): void {
  for (const { status, response } of responsesOf(document)) {
    const names = [...OF_ALL, ...(BY_STATUS[status] ?? [])];
    const shared = names.map((name) => [name, { $ref: `#/components/headers/${name}` }] as const);
    response.headers = { ...response.headers, ...Object.fromEntries(shared) };
  }
}
