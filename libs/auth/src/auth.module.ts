import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import type { TokenConfig } from '#libs/configs';
import { AccessTokens } from './access-tokens';
import { BasketTokens } from './basket-tokens';
import { tokenKey } from './token-key';

/** Gives a service the means to check (and user-auth to sign) access tokens. */
@Module({})
export class AuthModule {
  static forService(config: TokenConfig): DynamicModule {
    const key = tokenKey(config);
    return {
      module: AuthModule,
      global: true,
      imports: [
        JwtModule.register({ secretOrKeyProvider: () => key, signOptions: { expiresIn: config.ttlSeconds } }),
      ],
      providers: [AccessTokens, BasketTokens],
      exports: [AccessTokens, BasketTokens],
    };
  }
}
