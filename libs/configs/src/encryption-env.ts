import { z } from 'zod';

const Secret = z.string().min(32, 'must have at least 32 characters');

/**
 * `ENCRYPTION_SECRET` keeps secrets unreadable where they are stored, and on their way through the broker. What former
 * ones have sealed can be opened as long as `ENCRYPTION_ACCEPTED_SECRETS` lists them, separated by commas.
 */
export function encryptionEnv() {
  return z
    .object({
      ENCRYPTION_SECRET: Secret,
      ENCRYPTION_ACCEPTED_SECRETS: z
        .string()
        .default('')
        .transform((list) => list.split(',').filter((secret) => secret !== ''))
        .pipe(z.array(Secret)),
    })
    .transform((env) => ({ secrets: [env.ENCRYPTION_SECRET, ...env.ENCRYPTION_ACCEPTED_SECRETS] }));
}

/** The first seals. */
export type EncryptionConfig = z.output<ReturnType<typeof encryptionEnv>>;
