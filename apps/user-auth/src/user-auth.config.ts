import { z } from 'zod';
import {
  RetentionDays,
  brokerEnv,
  databaseEnv,
  encryptionEnv,
  parseEnv,
  redisEnv,
  retentionEnv,
  serverEnv,
  tokenIssuerEnv,
} from '#libs/configs';

const Seconds = z.coerce.number().int().min(1).max(31_536_000);
const Failures = z.coerce.number().int().min(1).max(1_000_000);

export const userAuthConfig = parseEnv(process.env, {
  server: serverEnv('user-auth', 3001),
  broker: brokerEnv('user-auth'),
  database: databaseEnv('user-auth'),
  redis: redisEnv(),
  tokens: tokenIssuerEnv(),
  encryption: encryptionEnv(),
  retention: retentionEnv(),
  accountRetention: z
    .object({
      SESSION_RETENTION_DAYS: RetentionDays.default(30),
      API_KEY_RETENTION_DAYS: RetentionDays.default(90),
    })
    .transform((env) => ({
      sessionDays: env.SESSION_RETENTION_DAYS,
      apiKeyDays: env.API_KEY_RETENTION_DAYS,
    })),
  sessions: z
    .object({
      SESSION_TTL_SECONDS: z.coerce
        .number()
        .int()
        .min(60)
        .default(30 * 86_400),
      REFRESH_REUSE_GRACE_SECONDS: z.coerce.number().min(0).max(60).default(10),
    })
    .transform((env) => ({
      sessionSeconds: env.SESSION_TTL_SECONDS,
      reuseGraceSeconds: env.REFRESH_REUSE_GRACE_SECONDS,
    })),
  mails: z
    .object({
      EMAIL_VERIFICATION_TTL_SECONDS: Seconds.default(2 * 86_400),
      PASSWORD_RESET_TTL_SECONDS: Seconds.default(3_600),
    })
    .transform((env) => ({
      'verify-email': env.EMAIL_VERIFICATION_TTL_SECONDS,
      'reset-password': env.PASSWORD_RESET_TTL_SECONDS,
    })),
  lockout: z
    .object({
      LOCKOUT_FAILURES_PER_ACCOUNT: Failures.default(5),
      LOCKOUT_FAILURES_PER_ADDRESS: Failures.default(100),
      LOCKOUT_LONGEST_WAIT_SECONDS: Seconds.default(900),
    })
    .transform((env) => ({
      failuresPerAccount: env.LOCKOUT_FAILURES_PER_ACCOUNT,
      failuresPerAddress: env.LOCKOUT_FAILURES_PER_ADDRESS,
      longestWaitSeconds: env.LOCKOUT_LONGEST_WAIT_SECONDS,
    })),
});
