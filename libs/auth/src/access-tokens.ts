import type { TokenConfig } from '#libs/configs';
import { DomainError } from '#libs/common';
import { accessKeys } from './key-ring';
import type { KeyRing } from './key-ring';
import { verifyToken } from './signed-token';
import { TOKEN_CHECKS, holderOf } from './token-checks';
import type { TokenHolder } from './token-checks';

/** Verifies access tokens (RFC 9068). */
export class AccessTokens {
  readonly #keys: KeyRing;

  constructor(config: TokenConfig) {
    this.#keys = accessKeys(config);
  }

  /** Throws INVALID_TOKEN (unauthenticated) when forged, expired or made for something else. */
  async verify(token: string): Promise<TokenHolder> {
    try {
      return holderOf(await verifyToken(this.#keys, token, TOKEN_CHECKS));
    } catch {
      throw new DomainError(
        'INVALID_TOKEN',
        'unauthenticated',
        'The access token is expired or not valid; log in again.',
      );
    }
  }
}
