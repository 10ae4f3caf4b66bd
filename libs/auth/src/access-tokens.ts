import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { z } from 'zod';
import { DomainError } from '#libs/common';
import type { Caller } from './caller';

const ISSUER = 'order-system';
const AUDIENCE = 'order-system';

const Claims = z.object({
  sub: z.string().min(1),
  roles: z.array(z.enum(['customer', 'staff', 'admin'])),
});

/** Signs and verifies access tokens (JWT, RFC 7519; HS256). */
@Injectable()
export class AccessTokens {
  constructor(private readonly jwt: JwtService) {}

  sign(caller: Caller, tokenId: string): Promise<string> {
    return this.jwt.signAsync(
      { roles: caller.roles },
      { subject: caller.id, jwtid: tokenId, issuer: ISSUER, audience: AUDIENCE },
    );
  }

  /** Throws INVALID_TOKEN (unauthenticated) when forged, expired or made for something else. */
  async verify(token: string): Promise<Caller> {
    try {
      const payload = await this.jwt.verifyAsync<object>(token, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: AUDIENCE,
      });
      const claims = Claims.parse(payload);
      return { id: claims.sub, roles: claims.roles };
    } catch {
      throw new DomainError(
        'INVALID_TOKEN',
        'unauthenticated',
        'The access token is expired or not valid; log in again.',
      );
    }
  }
}
