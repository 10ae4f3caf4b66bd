import type { TokenIssuerConfig } from '#libs/configs';
import { newId } from '#libs/common';
import type { Caller } from './caller';
import { signToken } from './signed-token';
import { TOKEN_CHECKS } from './token-checks';
import { secretKey, tokenKey } from './token-key';
import type { TokenKey } from './token-key';

/** Whom a token shall speak for. */
export type TokenSubject = Caller & { readonly sessionId: string };

/** Signs access tokens: with the private key where there is one, else with the secret. */
export class AccessTokenSigner {
  readonly #key: TokenKey;
  readonly #ttlSeconds: number;

  constructor({ privateKey, secret, ttlSeconds }: TokenIssuerConfig) {
    this.#key = privateKey ? tokenKey(privateKey) : secretKey(secret);
    this.#ttlSeconds = ttlSeconds;
  }

  /** The time of `tokenId` decides whether the token is met when all tokens of its user are revoked. */
  sign(
    { id, roles, scopes, sessionId }: TokenSubject,
    tokenId: string = newId(),
    ttlSeconds = this.#ttlSeconds,
  ): Promise<string> {
    const claims = { roles, scopes, sid: sessionId };
    const registered = { ...TOKEN_CHECKS, subject: id, jwtid: tokenId, expiresIn: ttlSeconds };
    return signToken('at+jwt', this.#key, claims, registered);
  }
}
