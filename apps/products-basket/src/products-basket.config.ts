import { z } from 'zod';
import {
  RetentionDays,
  brokerEnv,
  databaseEnv,
  parseEnv,
  redisEnv,
  retentionEnv,
  serverEnv,
  tokenEnv,
} from '#libs/configs';

const WEEK = 7 * 24 * 60 * 60;

export const productsBasketConfig = parseEnv(process.env, {
  server: serverEnv('products-basket', 3003),
  broker: brokerEnv('products-basket'),
  database: databaseEnv('products-basket'),
  redis: redisEnv(),
  tokens: tokenEnv(),
  retention: retentionEnv(),
  checkouts: z
    .object({ CHECKOUT_RETENTION_DAYS: RetentionDays.default(90) })
    .transform((env) => ({ retentionDays: env.CHECKOUT_RETENTION_DAYS })),
  /** `BASKET_TTL_SECONDS`: a basket's life since its last change; `DEFAULT_CURRENCY`: of an empty basket's total. */
  baskets: z
    .object({
      BASKET_TTL_SECONDS: z.coerce.number().int().min(1).default(WEEK),
      DEFAULT_CURRENCY: z
        .string()
        .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR')
        .default('EUR'),
    })
    .transform((env) => ({ ttlSeconds: env.BASKET_TTL_SECONDS, defaultCurrency: env.DEFAULT_CURRENCY })),
});
