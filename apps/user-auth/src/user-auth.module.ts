import { Module } from '@nestjs/common';
import { AuthModule } from '#libs/auth';
import { OpsModule, loggerModule } from '#libs/common';
import { MessagingModule } from '#libs/messaging';
import { RedisModule } from '#libs/redis';
import { LogInHandler } from './commands/log-in.handler';
import { LogOutHandler } from './commands/log-out.handler';
import { RefreshTokensHandler } from './commands/refresh-tokens.handler';
import { RegisterUserHandler } from './commands/register-user.handler';
import { SessionRepository } from './persistence/session.repository';
import { UserAuthDatabase } from './persistence/user-auth-database';
import { UserRepository } from './persistence/user.repository';
import { GetMeHandler } from './queries/get-me.handler';
import { Passwords } from './security/passwords';
import { SessionPolicy } from './security/session-policy';
import { SessionRevocations } from './security/session-revocations';
import { TokenIssuer } from './security/token-issuer';
import { userAuthConfig } from './user-auth.config';

const { server, broker, database, redis, tokens, sessions } = userAuthConfig;

const commands = [RegisterUserHandler, LogInHandler, RefreshTokensHandler, LogOutHandler];
const queries = [GetMeHandler];

@Module({
  imports: [
    loggerModule(server),
    OpsModule,
    AuthModule.forService(tokens),
    RedisModule.forService(redis),
    MessagingModule.forService({
      service: 'user-auth',
      broker,
      databaseConfig: database,
      database: UserAuthDatabase,
    }),
  ],
  controllers: [...commands, ...queries],
  providers: [
    UserRepository,
    SessionRepository,
    Passwords,
    SessionRevocations,
    TokenIssuer,
    { provide: SessionPolicy, useValue: new SessionPolicy(tokens.ttlSeconds, sessions.ttlSeconds) },
  ],
})
export class UserAuthModule {}
