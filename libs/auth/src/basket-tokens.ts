import { z } from 'zod';
import { DomainError } from '#libs/common';
import type { TokenConfig } from '#libs/configs';
import { basketKeys } from './key-ring';
import type { KeyRing } from './key-ring';
import { signToken, verifyToken } from './signed-token';
import { TOKEN_CHECKS } from './token-checks';
import { secretKey } from './token-key';
import type { TokenKey } from './token-key';

const CHECKS = { issuer: TOKEN_CHECKS.issuer, audience: 'order-system.basket' };
const Claims = z.object({ sub: z.uuid() });

export class InvalidBasketToken extends DomainError {
  constructor() {
    super('INVALID_BASKET_TOKEN', 'unauthenticated', 'The basket token is expired or not valid.', {
      errors: [{ field: 'Basket-Token', message: 'is expired or not valid' }],
    });
  }
}

/** Tokens by which guests prove that a basket is theirs; good for nothing else, and always signed with a secret. */
export class BasketTokens {
  readonly #keys: KeyRing;
  readonly #key: TokenKey;

  constructor(config: TokenConfig) {
    this.#keys = basketKeys(config);
    this.#key = secretKey(config.secret);
  }

  sign(basketId: string, ttlSeconds: number): Promise<string> {
    const registered = { ...CHECKS, subject: basketId, expiresIn: ttlSeconds };
    return signToken('basket+jwt', this.#key, {}, registered);
  }

  /** The basket's id. Throws INVALID_BASKET_TOKEN when forged, expired or made for something else. */
  async verify(token: string): Promise<string> {
    try {
      return Claims.parse(await verifyToken(this.#keys, token, CHECKS)).sub;
    } catch {
      throw new InvalidBasketToken();
    }
  }
}
