import { z } from 'zod';
import { brokerEnv, databaseEnv, parseEnv, redisEnv, serverEnv, tokenIssuerEnv } from '#libs/configs';

export const userAuthConfig = parseEnv(process.env, {
  server: serverEnv('user-auth', 3001),
  broker: brokerEnv(),
  database: databaseEnv('user-auth'),
  redis: redisEnv(),
  tokens: tokenIssuerEnv(),
  sessions: z
    .object({
      SESSION_TTL_SECONDS: z.coerce
        .number()
        .int()
        .min(60)
        .default(30 * 86_400),
    })
    .transform((env) => ({ ttlSeconds: env.SESSION_TTL_SECONDS })),
});
