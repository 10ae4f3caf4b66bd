import { z } from 'zod';

const Claims = z.object({ exp: z.int() });

/** When a token that has been verified ends. */
export function endOf(token: string): Date {
  const [, payload = ''] = token.split('.');
  const claims = Claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  return new Date(claims.exp * 1_000);
}
