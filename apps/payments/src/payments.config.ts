import { z } from 'zod';
import {
  RetentionDays,
  brokerEnv,
  databaseEnv,
  parseEnv,
  retentionEnv,
  serverEnv,
  tokenEnv,
} from '#libs/configs';

/**
 * The stub provider: `STUB_WEBHOOK_SECRET` signs its webhooks, `STUB_WEBHOOK_URL` is where they go (the gateway),
 * `STUB_WEBHOOK_DELAY_MS` how long `stub-async` takes to capture.
 */
const stubEnv = z
  .object({
    STUB_WEBHOOK_SECRET: z
      .string('set it to whsec_ followed by base64')
      .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'must be whsec_ followed by at least 24 bytes in base64'),
    STUB_WEBHOOK_URL: z.url().optional(),
    STUB_WEBHOOK_DELAY_MS: z.coerce.number().int().min(0).max(600_000).default(500),
    ORDER_SYSTEM_PORT: z.coerce.number().int().default(3_000),
  })
  .transform((env) => ({
    webhookSecret: env.STUB_WEBHOOK_SECRET,
    webhookUrl: env.STUB_WEBHOOK_URL ?? `http://127.0.0.1:${env.ORDER_SYSTEM_PORT}/payments/webhooks/stub`,
    webhookDelayMs: env.STUB_WEBHOOK_DELAY_MS,
  }));

export const paymentsConfig = parseEnv(process.env, {
  server: serverEnv('payments', 3005),
  broker: brokerEnv('payments'),
  database: databaseEnv('payments'),
  tokens: tokenEnv(),
  retention: retentionEnv(),
  webhooks: z
    .object({ WEBHOOK_RETENTION_DAYS: RetentionDays.default(30) })
    .transform((env) => ({ retentionDays: env.WEBHOOK_RETENTION_DAYS })),
  stub: stubEnv,
});
