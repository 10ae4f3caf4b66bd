import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessTokens, KeySet, accessKeys } from '#libs/auth';
import type { TokenConfig } from '#libs/configs';
import { AccessGuard } from './access.guard';
import { ApiKeyExchange } from './api-key-exchange';
import { JwtStrategy } from './jwt.strategy';
import { Revocations } from './revocations';

/** Every route says who may use it, and is closed to all others. */
@Module({})
export class AccessModule {
  static forGateway(config: TokenConfig): DynamicModule {
    return {
      module: AccessModule,
      global: true,
      providers: [
        ApiKeyExchange,
        Revocations,
        { provide: AccessTokens, useValue: new AccessTokens(config) },
        { provide: KeySet, useValue: new KeySet(config) },
        { provide: JwtStrategy, useFactory: () => new JwtStrategy(accessKeys(config)) },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [KeySet, Revocations],
    };
  }
}
