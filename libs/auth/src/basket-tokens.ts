import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { z } from 'zod';
import { DomainError } from '#libs/common';
import { TOKEN_CHECKS } from './token-checks';

const AUDIENCE = 'order-system.basket';
const Claims = z.object({ sub: z.uuid() });

export class InvalidBasketToken extends DomainError {
  constructor() {
    super('INVALID_BASKET_TOKEN', 'unauthenticated', 'The basket token is expired or not valid.', {
      errors: [{ field: 'Basket-Token', message: 'is expired or not valid' }],
    });
  }
}

/** Tokens by which guests prove that a basket is theirs; good for nothing else. */
@Injectable()
export class BasketTokens {
  constructor(private readonly jwt: JwtService) {}

  sign(basketId: string, ttlSeconds: number): Promise<string> {
    const { issuer } = TOKEN_CHECKS;
    return this.jwt.signAsync({}, { subject: basketId, issuer, audience: AUDIENCE, expiresIn: ttlSeconds });
  }

  /** The basket's id. Throws INVALID_BASKET_TOKEN when forged, expired or made for something else. */
  async verify(token: string): Promise<string> {
    try {
      const claims = await this.jwt.verifyAsync<object>(token, { ...TOKEN_CHECKS, audience: AUDIENCE });
      return Claims.parse(claims).sub;
    } catch {
      throw new InvalidBasketToken();
    }
  }
}
