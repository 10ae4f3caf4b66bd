import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { DomainError } from '#libs/common';
import type { Caller } from './caller';
import { TOKEN_CHECKS, callerOf } from './token-checks';

/** Signs and verifies access tokens (JWT, RFC 7519; HS256). */
@Injectable()
export class AccessTokens {
  constructor(private readonly jwt: JwtService) {}

  sign(caller: Caller, tokenId: string): Promise<string> {
    const { issuer, audience } = TOKEN_CHECKS;
    return this.jwt.signAsync(
      { roles: caller.roles },
      { subject: caller.id, jwtid: tokenId, issuer, audience },
    );
  }

  /** Throws INVALID_TOKEN (unauthenticated) when forged, expired or made for something else. */
  async verify(token: string): Promise<Caller> {
    try {
      return callerOf(await this.jwt.verifyAsync<object>(token, TOKEN_CHECKS));
    } catch {
      throw new DomainError(
        'INVALID_TOKEN',
        'unauthenticated',
        'The access token is expired or not valid; log in again.',
      );
    }
  }
}
