import { createHash, createPublicKey, createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** What jsonwebtoken supports of the algorithms that RFC 8725 recommends; EdDSA it does not. */
export const TOKEN_ALGORITHMS = ['HS256', 'RS256', 'ES256'] as const;
export type TokenAlgorithm = (typeof TOKEN_ALGORITHMS)[number];

/** A key of tokens, parsed once: given as text, jsonwebtoken would parse it anew for each one, which costs more than the check. */
export interface TokenKey {
  /** The `kid` of the tokens it signs: a fingerprint, so that nobody has to hand out names. */
  readonly id: string;
  readonly algorithm: TokenAlgorithm;
  readonly key: KeyObject;
}

export function tokenKey(key: KeyObject): TokenKey {
  return { id: fingerprint(key), algorithm: algorithmOf(key), key };
}

export function secretKey(secret: string): TokenKey {
  return tokenKey(createSecretKey(secret, 'utf8'));
}

function algorithmOf({ type, asymmetricKeyType }: KeyObject): TokenAlgorithm {
  if (type === 'secret') return 'HS256';
  return asymmetricKeyType === 'rsa' ? 'RS256' : 'ES256';
}

/** The two halves of a pair have the same. Of a secret it tells no more than a signature does. */
function fingerprint(key: KeyObject): string {
  return createHash('sha256').update(publicPart(key)).digest('base64url').slice(0, 16);
}

function publicPart(key: KeyObject): Buffer {
  if (key.type === 'secret') return key.export();
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ type: 'spki', format: 'der' });
}
