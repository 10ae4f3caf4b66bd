import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { TokenConfig, TokenIssuerConfig } from '#libs/configs';
import { AccessTokenSigner } from './access-token-signer';
import { AccessTokens } from './access-tokens';
import { BasketTokens } from './basket-tokens';

/** Gives a service the means to check tokens. */
@Module({})
export class AuthModule {
  static forService(config: TokenConfig): DynamicModule {
    return {
      module: AuthModule,
      global: true,
      providers: [
        { provide: AccessTokens, useValue: new AccessTokens(config) },
        { provide: BasketTokens, useValue: new BasketTokens(config) },
      ],
      exports: [AccessTokens, BasketTokens],
    };
  }

  /** The same for the one service that signs access tokens. */
  static forIssuer(config: TokenIssuerConfig): DynamicModule {
    const { providers = [], exports = [], ...module } = AuthModule.forService(config);
    return {
      ...module,
      providers: [...providers, { provide: AccessTokenSigner, useValue: new AccessTokenSigner(config) }],
      exports: [...exports, AccessTokenSigner],
    };
  }
}
