import { Module } from '@nestjs/common';
import { AuthModule } from '#libs/auth';
import { OpsModule, loggerModule } from '#libs/common';
import { MessagingModule } from '#libs/messaging';
import { RedisModule } from '#libs/redis';
import { AddAddressHandler } from './commands/add-address.handler';
import { ChangeAddressHandler } from './commands/change-address.handler';
import { ChangeProfileHandler } from './commands/change-profile.handler';
import { DeleteAccountHandler } from './commands/delete-account.handler';
import { CreateApiKeyHandler } from './commands/create-api-key.handler';
import { ExchangeApiKeyHandler } from './commands/exchange-api-key.handler';
import { LogInHandler } from './commands/log-in.handler';
import { LogOutHandler } from './commands/log-out.handler';
import { RefreshTokensHandler } from './commands/refresh-tokens.handler';
import { RegisterUserHandler } from './commands/register-user.handler';
import { RemoveAddressHandler } from './commands/remove-address.handler';
import { RevokeApiKeyHandler } from './commands/revoke-api-key.handler';
import { AddressRepository } from './persistence/address.repository';
import { Administrators } from './persistence/administrators';
import { ApiKeyRepository } from './persistence/api-key.repository';
import { SessionRepository } from './persistence/session.repository';
import { UserAuthDatabase } from './persistence/user-auth-database';
import { UserRepository } from './persistence/user.repository';
import { GetAddressHandler } from './queries/get-address.handler';
import { GetMeHandler } from './queries/get-me.handler';
import { ListAddressesHandler } from './queries/list-addresses.handler';
import { ListApiKeysHandler } from './queries/list-api-keys.handler';
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
const apiKeys = [CreateApiKeyHandler, ListApiKeysHandler, RevokeApiKeyHandler, ExchangeApiKeyHandler];
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
  controllers: [...commands, ...account, ...apiKeys, ...queries],
  providers: [
    UserRepository,
    AddressRepository,
    ApiKeyRepository,
    Administrators,
    SessionRepository,
    Passwords,
    SessionRevocations,
    TokenIssuer,
    { provide: SessionPolicy, useValue: new SessionPolicy(tokens.ttlSeconds, sessions.ttlSeconds) },
  ],
})
export class UserAuthModule {}
