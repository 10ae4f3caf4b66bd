import { z } from 'zod';
import type { TokenConfig } from '#libs/configs';
import { secretKey, tokenKey } from './token-key';
import type { TokenKey } from './token-key';

/** What the kinds of token call themselves (RFC 8725 §3.11), so that none passes for another. */
export type TokenType = 'at+jwt' | 'basket+jwt';

/**
 * All that our headers say. One that says more (`jku`, `jwk`, `x5u`, `crit`) is not ours: keys come from the
 * configuration alone, never from a token (RFC 8725 §3.10).
 */
const Header = z.strictObject({ alg: z.string(), typ: z.string(), kid: z.string() });

/** The keys that may have signed one kind of token. */
export class KeyRing {
  readonly #byId: ReadonlyMap<string, TokenKey>;

  constructor(
    private readonly type: TokenType,
    keys: readonly TokenKey[],
  ) {
    this.#byId = new Map(keys.map((key) => [key.id, key]));
  }

  /** The key that a token names, with which it is still to be verified. Throws where its header is not ours. */
  keyOf(token: string): TokenKey {
    const [header = ''] = token.split('.', 1);
    const { alg, typ, kid } = Header.parse(JSON.parse(Buffer.from(header, 'base64url').toString()));
    const key = this.#byId.get(kid);
    // A key serves its own algorithm only, whatever the token claims.
    if (key?.algorithm !== alg || typ !== this.type) throw new Error('The token is not one of ours.');
    return key;
  }
}

export function accessKeys(config: TokenConfig): KeyRing {
  const pairs = config.publicKeys.map(tokenKey);
  return new KeyRing('at+jwt', config.acceptHs256 ? [...pairs, ...secretKeys(config)] : pairs);
}

export function basketKeys(config: TokenConfig): KeyRing {
  return new KeyRing('basket+jwt', secretKeys(config));
}

function secretKeys({ secret, acceptedSecrets }: TokenConfig): TokenKey[] {
  return [secret, ...acceptedSecrets].map(secretKey);
}
