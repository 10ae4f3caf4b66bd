import { z } from 'zod';
import { brokerEnv, databaseEnv, parseEnv, retentionEnv, serverEnv, tokenEnv } from '#libs/configs';

/** `ORDER_DEADLINE_SECONDS`: how long an order waits for the stock's answer, and then for the money's. */
const processEnv = z
  .object({ ORDER_DEADLINE_SECONDS: z.coerce.number().int().min(1).max(604_800).default(900) })
  .transform((env) => ({ deadlineSeconds: env.ORDER_DEADLINE_SECONDS }));

export const ordersConfig = parseEnv(process.env, {
  server: serverEnv('orders', 3004),
  broker: brokerEnv('orders'),
  database: databaseEnv('orders'),
  tokens: tokenEnv(),
  retention: retentionEnv(),
  process: processEnv,
});
