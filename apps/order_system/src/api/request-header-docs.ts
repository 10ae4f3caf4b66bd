import { ApiHeader } from '@nestjs/swagger';
import type { ApiHeaderOptions } from '@nestjs/swagger';
import type { Endpoint, Method } from './endpoint';
import { isRead } from './is-read';

const idempotencyKey: ApiHeaderOptions = {
  name: 'Idempotency-Key',
  required: false,
  description:
    'Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  example: '7b1c1b0e-4b5b-4f5e-9a53-6a2f5f0f8f52',
};

const ifMatch: ApiHeaderOptions = {
  name: 'If-Match',
  description: 'The `ETag` of what was read: the change is refused where somebody else was faster',
  schema: { type: 'string' },
  example: '"7"',
};

const ifNoneMatch: ApiHeaderOptions = {
  name: 'If-None-Match',
  required: false,
  description: 'The `ETag` of what the reader has: 304 where that is still current',
  schema: { type: 'string' },
  example: '"7"',
};

/** The headers that a route takes. */
export function documentHeaders(method: Method, endpoint: Endpoint): MethodDecorator[] {
  const own = Object.entries(endpoint.headers ?? {}).map(([name, description]) => ({
    name,
    description,
    required: false,
  }));
  const usual = [
    ...(endpoint.idempotent ? [idempotencyKey] : []),
    ...(endpoint.ifMatch ? [{ ...ifMatch, required: endpoint.ifMatch === 'required' }] : []),
    ...(isRead(method, endpoint) ? [ifNoneMatch] : []),
  ];
  return [...own, ...usual].map((header) => ApiHeader(header));
}
