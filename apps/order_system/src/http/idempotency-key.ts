import { ValidationError } from '#libs/common';

const KEY = /^[\x20-\x7e]{1,255}$/;

/** The request's `Idempotency-Key`, where it has one (draft-ietf-httpapi-idempotency-key-header). */
export function readIdempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && KEY.test(header)) return header;
  throw new ValidationError([{ field: 'Idempotency-Key', message: 'must be 1 to 255 printable characters' }]);
}
