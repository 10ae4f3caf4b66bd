import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { tokenKey } from '#libs/auth';
import type { TokenConfig } from '#libs/configs';
import { BearerGuard } from './bearer.guard';
import { JwtStrategy } from './jwt.strategy';
import { RolesGuard } from './roles.guard';

/** Every route wants a bearer token, unless it is marked as public. */
@Module({})
export class AccessModule {
  static forGateway(config: TokenConfig): DynamicModule {
    return {
      module: AccessModule,
      providers: [
        { provide: JwtStrategy, useFactory: () => new JwtStrategy(tokenKey(config)) },
        { provide: APP_GUARD, useClass: BearerGuard },
        { provide: APP_GUARD, useClass: RolesGuard },
      ],
    };
  }
}
