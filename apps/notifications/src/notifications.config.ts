import { z } from 'zod';
import {
  RetentionDays,
  brokerEnv,
  databaseEnv,
  encryptionEnv,
  parseEnv,
  retentionEnv,
  serverEnv,
  tokenEnv,
} from '#libs/configs';

const MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** `5s,30m,2h` as milliseconds. */
const Delays = z
  .string()
  .regex(/^\d+(ms|s|m|h)(,\d+(ms|s|m|h))*$/, 'must be delays such as 5s,30m,2h')
  .transform((list) => [...list.matchAll(/(\d+)(ms|s|m|h)/g)])
  .transform((delays) => delays.map(([, count, unit]) => Number(count) * MS[unit as keyof typeof MS]))
  .refine(
    (delays) => delays.reduce((sum, delay) => sum + delay, 0) <= 36 * MS.h,
    'must not last longer than 36h',
  );

const Ports = z.union([
  z.literal('any'),
  z
    .string()
    .regex(/^\d+(,\d+)*$/, 'must be ports such as 443,8443, or any')
    .transform((list) => list.split(',').map(Number))
    .pipe(z.array(z.int().min(1).max(65_535))),
]);

/**
 * Webhooks to endpoints outside: over https, to public addresses on `WEBHOOKS_PORTS`, unless `WEBHOOKS_ALLOW_HTTP` or, for
 * development only, `WEBHOOKS_ALLOW_PRIVATE_NETWORKS` says otherwise.
 */
const webhookEnv = z
  .object({
    WEBHOOKS_ALLOW_HTTP: z.stringbool().default(false),
    WEBHOOKS_ALLOW_PRIVATE_NETWORKS: z.stringbool().default(false),
    WEBHOOKS_PORTS: Ports.optional(),
    WEBHOOK_RETRY_DELAYS: Delays.prefault('5s,5m,30m,2h,5h,10h,14h'),
    WEBHOOK_DELIVERY_RETENTION_DAYS: RetentionDays.default(30),
  })
  .transform((env) => ({
    rules: {
      allowHttp: env.WEBHOOKS_ALLOW_HTTP,
      allowPrivateNetworks: env.WEBHOOKS_ALLOW_PRIVATE_NETWORKS,
      ports: env.WEBHOOKS_PORTS ?? (env.WEBHOOKS_ALLOW_HTTP ? [443, 8443, 80] : [443, 8443]),
    },
    retryDelaysMs: env.WEBHOOK_RETRY_DELAYS,
    retentionDays: env.WEBHOOK_DELIVERY_RETENTION_DAYS,
  }));

export const notificationsConfig = parseEnv(process.env, {
  server: serverEnv('notifications', 3006),
  broker: brokerEnv('notifications'),
  database: databaseEnv('notifications'),
  tokens: tokenEnv(),
  encryption: encryptionEnv(),
  retention: retentionEnv(),
  deliveryLog: z
    .object({
      NOTIFICATION_RETENTION_DAYS: RetentionDays.default(365),
      NOTIFICATION_BODY_RETENTION_DAYS: RetentionDays.default(90),
    })
    .transform((env) => ({
      days: env.NOTIFICATION_RETENTION_DAYS,
      bodyDays: env.NOTIFICATION_BODY_RETENTION_DAYS,
    })),
  webhooks: webhookEnv,
  mail: z
    .object({
      SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
      MAIL_FROM: z.string().min(3).default('Order System <no-reply@example.com>'),
      MAIL_FOLDER: z.string().optional(),
      PUBLIC_SHOP_URL: z.url({ protocol: /^https?$/ }).optional(),
    })
    .transform((env) => ({
      smtpUrl: env.SMTP_URL,
      from: env.MAIL_FROM,
      folder: env.MAIL_FOLDER,
      shopUrl: env.PUBLIC_SHOP_URL,
    })),
});
