import { z } from 'zod';
import { brokerEnv, databaseEnv, encryptionEnv, parseEnv, serverEnv, tokenEnv } from '#libs/configs';

export const notificationsConfig = parseEnv(process.env, {
  server: serverEnv('notifications', 3006),
  broker: brokerEnv(),
  database: databaseEnv('notifications'),
  tokens: tokenEnv(),
  encryption: encryptionEnv(),
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
