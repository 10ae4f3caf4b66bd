import { z } from 'zod';

const Limit = z
  .string()
  .regex(/^(?:off|[1-9]\d{0,8}\/[1-9]\d{0,4})$/, 'must be requests/seconds such as 600/60, or off')
  .transform((limit) => {
    if (limit === 'off') return undefined;
    const [requests = 0, seconds = 0] = limit.split('/').map(Number);
    return { requests, seconds };
  });

/**
 * How many requests the gateway takes in how many seconds: `RATE_LIMIT_DEFAULT` from each caller, or address where nobody
 * is logged in; `RATE_LIMIT_AUTH` from each address on the routes that take passwords, codes and tokens.
 */
export function rateLimitEnv() {
  return z
    .object({
      RATE_LIMIT_DEFAULT: Limit.prefault('600/60'),
      RATE_LIMIT_AUTH: Limit.prefault('30/60'),
    })
    .transform((env) => ({ default: env.RATE_LIMIT_DEFAULT, auth: env.RATE_LIMIT_AUTH }));
}

export type RateLimitConfig = z.output<ReturnType<typeof rateLimitEnv>>;
export type PolicyName = keyof RateLimitConfig;
