import { Module } from '@nestjs/common';
import { AuthModule } from '#libs/auth';
import { OpsModule, loggerModule } from '#libs/common';
import { MessagingModule, inboxPurges } from '#libs/messaging';
import { PurgingModule } from '#libs/purging';
import { RedisModule } from '#libs/redis';
import { AddAddressHandler } from './commands/add-address.handler';
import { ChangeAddressHandler } from './commands/change-address.handler';
import { ChangePasswordHandler } from './commands/change-password.handler';
import { ChangeProfileHandler } from './commands/change-profile.handler';
import { ChangeRolesHandler } from './commands/change-roles.handler';
import { ConfirmTotpHandler } from './commands/confirm-totp.handler';
import { CreateApiKeyHandler } from './commands/create-api-key.handler';
import { DeleteAccountHandler } from './commands/delete-account.handler';
import { DisableTotpHandler } from './commands/disable-totp.handler';
import { DisableUserHandler } from './commands/disable-user.handler';
import { EnableUserHandler } from './commands/enable-user.handler';
import { ExchangeApiKeyHandler } from './commands/exchange-api-key.handler';
import { LogInHandler } from './commands/log-in.handler';
import { LogOutEverywhereHandler } from './commands/log-out-everywhere.handler';
import { LogOutHandler } from './commands/log-out.handler';
import { RefreshTokensHandler } from './commands/refresh-tokens.handler';
import { RegisterUserHandler } from './commands/register-user.handler';
import { RemoveAddressHandler } from './commands/remove-address.handler';
import { RequestEmailVerificationHandler } from './commands/request-email-verification.handler';
import { RequestPasswordResetHandler } from './commands/request-password-reset.handler';
import { ResetPasswordHandler } from './commands/reset-password.handler';
import { RevokeApiKeyHandler } from './commands/revoke-api-key.handler';
import { SetUpTotpHandler } from './commands/set-up-totp.handler';
import { VerifyEmailHandler } from './commands/verify-email.handler';
import { accountPurges } from './persistence/account-purges';
import { AccountRepository } from './persistence/account.repository';
import { AddressRepository } from './persistence/address.repository';
import { Administrators } from './persistence/administrators';
import { ApiKeyRepository } from './persistence/api-key.repository';
import { OneTimeTokenRepository } from './persistence/one-time-token.repository';
import { PersonalDataRepository } from './persistence/personal-data.repository';
import { SecondFactorRepository } from './persistence/second-factor.repository';
import { SessionRepository } from './persistence/session.repository';
import { UserAuthDatabase } from './persistence/user-auth-database';
import { UserRepository } from './persistence/user.repository';
import { ExportPersonalDataHandler } from './queries/export-personal-data.handler';
import { GetAddressHandler } from './queries/get-address.handler';
import { GetMeHandler } from './queries/get-me.handler';
import { GetSecondFactorHandler } from './queries/get-second-factor.handler';
import { GetUserHandler } from './queries/get-user.handler';
import { ListAddressesHandler } from './queries/list-addresses.handler';
import { ListApiKeysHandler } from './queries/list-api-keys.handler';
import { ListUsersHandler } from './queries/list-users.handler';
import { SendResetLinkOnUserPasswordResetAsked } from './reactions/send-reset-link.on-user-password-reset-asked';
import { Lockout } from './security/lockout';
import { LockoutPolicy } from './security/lockout-policy';
import { Passwords } from './security/passwords';
import { Reauthentication } from './security/reauthentication';
import { sealedSecrets } from './security/sealed-secrets';
import { SessionEnder } from './security/session-ender';
import { SessionOpener } from './security/session-opener';
import { SessionPolicy } from './security/session-policy';
import { SessionRevocations } from './security/session-revocations';
import { TokenIssuer } from './security/token-issuer';
import { userAuthConfig } from './user-auth.config';

const { server, broker, database, redis, tokens, sessions, lockout, retention, accountRetention } =
  userAuthConfig;

const sessionPolicy: SessionPolicy = { accessTokenSeconds: tokens.ttlSeconds, ...sessions };

const authentication = [
  RegisterUserHandler,
  LogInHandler,
  RefreshTokensHandler,
  LogOutHandler,
  LogOutEverywhereHandler,
  GetMeHandler,
];
const passwords = [ChangePasswordHandler, RequestPasswordResetHandler, ResetPasswordHandler];
const emails = [VerifyEmailHandler, RequestEmailVerificationHandler];
const secondFactor = [SetUpTotpHandler, ConfirmTotpHandler, DisableTotpHandler, GetSecondFactorHandler];
const administration = [
  ListUsersHandler,
  GetUserHandler,
  ChangeRolesHandler,
  DisableUserHandler,
  EnableUserHandler,
];
const account = [
  ChangeProfileHandler,
  AddAddressHandler,
  ChangeAddressHandler,
  RemoveAddressHandler,
  DeleteAccountHandler,
  ListAddressesHandler,
  GetAddressHandler,
  ExportPersonalDataHandler,
];
const apiKeys = [CreateApiKeyHandler, ListApiKeysHandler, RevokeApiKeyHandler, ExchangeApiKeyHandler];
const reactions = [SendResetLinkOnUserPasswordResetAsked];

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
    PurgingModule.forService({
      intervalSeconds: retention.intervalSeconds,
      purges: [...inboxPurges(retention.inboxDays), ...accountPurges(accountRetention)],
    }),
  ],
  controllers: [
    ...authentication,
    ...passwords,
    ...emails,
    ...secondFactor,
    ...administration,
    ...account,
    ...apiKeys,
  ],
  providers: [
    ...reactions,
    AccountRepository,
    OneTimeTokenRepository,
    SecondFactorRepository,
    UserRepository,
    AddressRepository,
    PersonalDataRepository,
    ApiKeyRepository,
    Administrators,
    SessionRepository,
    Passwords,
    Lockout,
    Reauthentication,
    SessionEnder,
    SessionOpener,
    SessionRevocations,
    TokenIssuer,
    { provide: LockoutPolicy, useValue: lockout satisfies LockoutPolicy },
    { provide: SessionPolicy, useValue: sessionPolicy },
    ...sealedSecrets,
  ],
})
export class UserAuthModule {}
