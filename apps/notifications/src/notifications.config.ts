import { z } from 'zod';
import { brokerEnv, databaseEnv, parseEnv, serverEnv, tokenEnv } from '#libs/configs';

export const notificationsConfig = parseEnv(process.env, {
  server: serverEnv('notifications', 3006),
  broker: brokerEnv(),
  database: databaseEnv('notifications'),
  tokens: tokenEnv(),
  mail: z
    .object({
      SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
      MAIL_FROM: z.string().min(3).default('Order System <no-reply@example.com>'),
    })
    .transform((env) => ({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM })),
});
