import { z } from 'zod';
import { timeOfId } from '#libs/common';
import type { Caller } from './caller';

/** What every access token must say, besides being signed and not expired. */
export const TOKEN_CHECKS = { issuer: 'order-system', audience: 'order-system' };

const Claims = z.object({
  sub: z.string().min(1),
  roles: z.array(z.enum(['customer', 'staff', 'admin'])),
  scopes: z.array(z.string()).optional(),
  sid: z.uuid(),
  jti: z.uuidv7(),
  iat: z.int(),
  exp: z.int(),
});

/** The caller that a verified token speaks for, and which of them may have been revoked. */
export interface TokenHolder extends Caller {
  readonly sessionId: string;
  /** In ms since the epoch; `iat` has seconds only. */
  readonly tokenMadeAt: number;
}

/** Throws where the claims are not ours. */
export function holderOf(payload: unknown): TokenHolder {
  const { sub, roles, scopes, sid, jti } = Claims.parse(payload);
  return { id: sub, roles, scopes, sessionId: sid, tokenMadeAt: timeOfId(jti) };
}
