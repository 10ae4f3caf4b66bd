import { z } from 'zod';
import { Email, Password } from '#contracts/users/user';
import { brokerEnv, databaseEnv, parseEnv } from '#libs/configs';

/** The first administrator: `ADMIN_EMAIL`, `ADMIN_PASSWORD`. */
export function readSeedConfig() {
  return parseEnv(process.env, {
    broker: brokerEnv('user-auth'),
    database: databaseEnv('user-auth'),
    admin: z
      .object({ ADMIN_EMAIL: Email, ADMIN_PASSWORD: Password })
      .transform((env) => ({ email: env.ADMIN_EMAIL, password: env.ADMIN_PASSWORD })),
  });
}
