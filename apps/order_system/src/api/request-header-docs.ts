import { ApiHeader } from '@nestjs/swagger';
import type { ApiHeaderOptions } from '@nestjs/swagger';
import type { Endpoint, Method } from './endpoint';
import { isRead } from './is-read';

// None has an example: whoever tries a route out would send it.
const idempotencyKey: ApiHeaderOptions = {
  name: 'Idempotency-Key',
  required: false,
  description:
    'Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters, e.g. a new UUID',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

const ifMatch: ApiHeaderOptions = {
  name: 'If-Match',
  description:
    'The `ETag` of what was read, e.g. `"7"`: the change is refused where somebody else was faster',
  schema: { type: 'string' },
};

const ifNoneMatch: ApiHeaderOptions = {
  name: 'If-None-Match',
  required: false,
  description: 'The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current',
  schema: { type: 'string' },
};

/** The headers that a route takes. */
export function documentHeaders(method: Method, endpoint: Endpoint): MethodDecorator[] {
  const usual = [
    ...(endpoint.idempotent ? [idempotencyKey] : []),
    ...(endpoint.ifMatch ? [{ ...ifMatch, required: endpoint.ifMatch === 'required' }] : []),
    ...(isRead(method, endpoint) ? [ifNoneMatch] : []),
  ];
  const own = [...named(endpoint.headers, false), ...named(endpoint.requiredHeaders, true)];
  return [...own, ...usual].map((header) => ApiHeader(header));
}

function named(headers: Endpoint['headers'] = {}, required: boolean): ApiHeaderOptions[] {
  return Object.entries(headers).map(([name, description]) => ({ name, description, required }));
}
