import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { pemKeys } from './pem-keys';

/** HS256 wants 32 bytes or more (RFC 7518 §3.2). */
const Secret = z.string().min(32, 'must have at least 32 characters');

const variables = {
  JWT_SECRET: Secret,
  JWT_ACCEPTED_SECRETS: z
    .string()
    .default('')
    .transform((list) => list.split(',').filter((secret) => secret !== ''))
    .pipe(z.array(Secret)),
  JWT_PUBLIC_KEYS: z.string().optional(),
  JWT_PUBLIC_KEYS_FILE: z.string().optional(),
  JWT_ACCEPT_HS256: z.stringbool().optional(),
  JWT_TTL_SECONDS: z.coerce.number().int().min(30).max(86_400).default(900),
};

/** What a service must know to tell a good token from a bad one. */
export interface TokenConfig {
  /** Signs with HS256. */
  readonly secret: string;
  /** Former and coming secrets: what they signed is good as well. */
  readonly acceptedSecrets: readonly string[];
  /** Of the key pairs that sign access tokens. */
  readonly publicKeys: readonly KeyObject[];
  /** Whether access tokens may be signed with a secret. */
  readonly acceptHs256: boolean;
  /** How long access tokens live. */
  readonly ttlSeconds: number;
}

/** The same for the one service that signs access tokens. */
export interface TokenIssuerConfig extends TokenConfig {
  /** Signs access tokens in the secret's place. */
  readonly privateKey?: KeyObject;
}

/**
 * Tokens: `JWT_SECRET` signs them, what `JWT_ACCEPTED_SECRETS` signed is accepted too. Where `JWT_PUBLIC_KEYS` or
 * `JWT_PUBLIC_KEYS_FILE` gives public keys, these verify access tokens, and the secrets no longer do unless
 * `JWT_ACCEPT_HS256` says so. `JWT_TTL_SECONDS` is an access token's life.
 */
export function tokenEnv() {
  return z.object(variables).transform(toConfig);
}

/** The same for user-auth, which alone gets `JWT_PRIVATE_KEY` or `JWT_PRIVATE_KEY_FILE`. */
export function tokenIssuerEnv() {
  return z
    .object({
      ...variables,
      JWT_PRIVATE_KEY: z.string().optional(),
      JWT_PRIVATE_KEY_FILE: z.string().optional(),
    })
    .transform((env, context): TokenIssuerConfig => {
      const config = toConfig(env, context);
      const { JWT_PRIVATE_KEY: text, JWT_PRIVATE_KEY_FILE: file } = env;
      const [privateKey] = pemKeys({ variable: 'JWT_PRIVATE_KEY', text, file }, 'private', context);
      const fault = signingFault(config, privateKey);
      if (fault) context.addIssue({ code: 'custom', path: ['JWT_PRIVATE_KEY'], message: fault });
      return { ...config, privateKey };
    });
}

function toConfig(env: z.output<z.ZodObject<typeof variables>>, context: z.RefinementCtx): TokenConfig {
  const { JWT_PUBLIC_KEYS: text, JWT_PUBLIC_KEYS_FILE: file } = env;
  const publicKeys = pemKeys({ variable: 'JWT_PUBLIC_KEYS', text, file }, 'public', context);
  return {
    secret: env.JWT_SECRET,
    acceptedSecrets: env.JWT_ACCEPTED_SECRETS,
    publicKeys,
    acceptHs256: env.JWT_ACCEPT_HS256 ?? publicKeys.length === 0,
    ttlSeconds: env.JWT_TTL_SECONDS,
  };
}

/** Nobody would accept what is signed then: better not to start. */
function signingFault(
  { publicKeys, acceptHs256 }: TokenConfig,
  privateKey: KeyObject | undefined,
): string | undefined {
  if (!privateKey) return acceptHs256 ? undefined : 'set it, or JWT_ACCEPT_HS256=true';
  const own = textOf(createPublicKey(privateKey));
  if (publicKeys.some((key) => textOf(key) === own)) return undefined;
  return 'has no public key in JWT_PUBLIC_KEYS, by which others could verify';
}

// KeyObject.equals() of two types leaves an error in OpenSSL's queue, which makes the next key unreadable (Node 24).
function textOf(publicKey: KeyObject): string {
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}
