import { z } from 'zod';

/** Redis: `REDIS_URL`; `REDIS_NAMESPACE` stands before every key. */
export function redisEnv() {
  return z
    .object({ REDIS_URL: z.url(), REDIS_NAMESPACE: z.string().max(64).default('') })
    .transform((env) => ({ url: env.REDIS_URL, namespace: env.REDIS_NAMESPACE }));
}

export type RedisConfig = z.output<ReturnType<typeof redisEnv>>;
