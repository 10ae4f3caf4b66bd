import { Module } from '@nestjs/common';
import { AuthModule } from '#libs/auth';
import { OpsModule, loggerModule } from '#libs/common';
import { MessagingModule } from '#libs/messaging';
import { RedisModule } from '#libs/redis';
import { AddAddressHandler } from './commands/add-address.handler';
import { ChangeAddressHandler } from './commands/change-address.handler';
import { ChangeProfileHandler } from './commands/change-profile.handler';
import { DeleteAccountHandler } from './commands/delete-account.handler';
import { LogInHandler } from './commands/log-in.handler';
import { LogOutHandler } from './commands/log-out.handler';
import { RefreshTokensHandler } from './commands/refresh-tokens.handler';
import { RegisterUserHandler } from './commands/register-user.handler';
import { RemoveAddressHandler } from './commands/remove-address.handler';
import { AddressRepository } from './persistence/address.repository';
import { Administrators } from './persistence/administrators';
import { SessionRepository } from './persistence/session.repository';
import { UserAuthDatabase } from './persistence/user-auth-database';
import { UserRepository } from './persistence/user.repository';
import { GetAddressHandler } from './queries/get-address.handler';
import { GetMeHandler } from './queries/get-me.handler';
import { ListAddressesHandler } from './queries/list-addresses.handler';
import { Passwords } from './security/passwords';
import { SessionPolicy } from './security/session-policy';
import { SessionRevocations } from './security/session-revocations';
import { TokenIssuer } from './security/token-issuer';
import { userAuthConfig } from './user-auth.config';

const { server, broker, database, redis, tokens, sessions } = userAuthConfig;

const commands = [RegisterUserHandler, LogInHandler, RefreshTokensHandler, LogOutHandler];
const account = [
  ChangeProfileHandler,
  AddAddressHandler,
  ChangeAddressHandler,
  RemoveAddressHandler,
  DeleteAccountHandler,
];
const queries = [GetMeHandler, ListAddressesHandler, GetAddressHandler];

@Module({
  imports: [
    loggerModule(server),
    OpsModule,
    AuthModule.forIssuer(tokens),
    RedisModule.forService(redis),
    MessagingModule.forService({
      service: 'user-auth',
      broker,
      databaseConfig: database,
      database: UserAuthDatabase,
    }),
  ],
  controllers: [...commands, ...account, ...queries],
  providers: [
    UserRepository,
    AddressRepository,
    Administrators,
    SessionRepository,
    Passwords,
    SessionRevocations,
    TokenIssuer,
    { provide: SessionPolicy, useValue: new SessionPolicy(tokens.ttlSeconds, sessions.ttlSeconds) },
  ],
})
export class UserAuthModule {}
