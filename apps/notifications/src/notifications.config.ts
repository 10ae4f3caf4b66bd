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

export const notificationsConfig = parseEnv(process.env, {
  server: serverEnv('notifications', 3006),
  broker: brokerEnv(),
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
