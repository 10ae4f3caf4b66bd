import { Injectable } from '@nestjs/common';
import type { Role } from '#contracts/kernel/permissions';
import type { Tokens } from '#contracts/users/user';
import { AccessTokens } from '#libs/auth';
import { newId } from '#libs/common';
import { SessionPolicy } from './session-policy';

/** Puts together what a user gets for a password or a refresh token. */
@Injectable()
export class TokenIssuer {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly policy: SessionPolicy,
  ) {}

  async issue(user: { id: string; roles: readonly Role[] }, refreshToken: string): Promise<Tokens> {
    const accessToken = await this.accessTokens.sign({ id: user.id, roles: user.roles }, newId());
    return { accessToken, refreshToken, tokenType: 'Bearer', expiresIn: this.policy.accessTokenSeconds };
  }
}
