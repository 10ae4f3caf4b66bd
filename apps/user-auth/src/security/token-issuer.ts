import { Injectable } from '@nestjs/common';
import type { Tokens } from '#contracts/users/user';
import { AccessTokenSigner } from '#libs/auth';
import type { TokenSubject } from '#libs/auth';
import { SessionPolicy } from './session-policy';

/** Puts together what a user gets for a password or a refresh token. */
@Injectable()
export class TokenIssuer {
  constructor(
    private readonly signer: AccessTokenSigner,
    private readonly policy: SessionPolicy,
  ) {}

  async issue(subject: TokenSubject, refreshToken: string, tokenId?: string): Promise<Tokens> {
    const accessToken = await this.signer.sign(subject, tokenId);
    return { accessToken, refreshToken, tokenType: 'Bearer', expiresIn: this.policy.accessTokenSeconds };
  }
}
