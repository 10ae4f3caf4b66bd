import { z } from 'zod';
import type { Caller } from './caller';

/** What every access token must say, besides being signed and not expired. */
export const TOKEN_CHECKS = {
  algorithms: ['HS256' as const],
  issuer: 'order-system',
  audience: 'order-system',
};

const Claims = z.object({
  sub: z.string().min(1),
  roles: z.array(z.enum(['customer', 'staff', 'admin'])),
  scopes: z.array(z.string()).optional(),
});

/** Whom a verified token speaks for; throws where its claims are not ours. */
export function callerOf(payload: unknown): Caller {
  const { sub, roles, scopes } = Claims.parse(payload);
  return { id: sub, roles, scopes };
}
