import { z } from 'zod';

/** Access tokens: `JWT_SECRET` signs them (HS256 wants 32 bytes or more, RFC 7518 §3.2), `JWT_TTL_SECONDS` is their life. */
export function tokenEnv() {
  return z
    .object({
      JWT_SECRET: z.string().min(32, 'must have at least 32 characters'),
      JWT_TTL_SECONDS: z.coerce.number().int().min(30).max(86_400).default(3_600),
    })
    .transform((env) => ({ secret: env.JWT_SECRET, ttlSeconds: env.JWT_TTL_SECONDS }));
}

export type TokenConfig = z.output<ReturnType<typeof tokenEnv>>;
