import { resolve } from 'node:path';
import { z } from 'zod';

const System = z.object({
  /** The gateway. */
  url: z.url(),
  logs: z.string(),
  /** Each service's own port, by its name. */
  services: z.record(z.string(), z.url()),
  env: z.object({
    DATABASE_URL: z.url(),
    AMQP_URL: z.url(),
    AMQP_NAMESPACE: z.string(),
    REDIS_URL: z.url(),
    REDIS_NAMESPACE: z.string(),
    /** Where the mails lie that nobody sends. */
    MAIL_FOLDER: z.string(),
    JWT_SECRET: z.string(),
    ENCRYPTION_SECRET: z.string(),
    ADMIN_EMAIL: z.string(),
    ADMIN_PASSWORD: z.string(),
    STUB_WEBHOOK_SECRET: z.string(),
  }),
});

export const root = resolve(__dirname, '../../..');

/** The running system, as the global setup of the end-to-end tests describes it. */
export const system = System.parse(JSON.parse(process.env.E2E_SYSTEM ?? '{}'));

/** Where each service's log of this run lies. */
export const logFolder = resolve(root, '.local/logs', system.logs);
