import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { MAIL_TOKEN } from '#contracts/notifications/notification';
import { AccessTokenSigner, SecretBox } from '#libs/auth';
import { Idempotency, Names, Outbox, ServiceIdentity, UnitOfWork } from '#libs/messaging';
import { RedisClient } from '#libs/redis';
import { tokenConfig } from '../../../../libs/auth/src/testing/token-config';
import { AccountRepository } from '../persistence/account.repository';
import { Administrators } from '../persistence/administrators';
import { OneTimeTokenRepository } from '../persistence/one-time-token.repository';
import { SecondFactorRepository } from '../persistence/second-factor.repository';
import { SessionRepository } from '../persistence/session.repository';
import { UserAuthDatabase } from '../persistence/user-auth-database';
import { UserRepository } from '../persistence/user.repository';
import { SendResetLinkOnUserPasswordResetAsked } from '../reactions/send-reset-link.on-user-password-reset-asked';
import { Lockout } from '../security/lockout';
import { LockoutPolicy } from '../security/lockout-policy';
import { MailLinks } from '../security/mail-links';
import { Passwords } from '../security/passwords';
import { Reauthentication } from '../security/reauthentication';
import { SecondFactors } from '../security/second-factors';
import { SessionEnder } from '../security/session-ender';
import { SessionOpener } from '../security/session-opener';
import { SessionPolicy } from '../security/session-policy';
import { SessionRevocations } from '../security/session-revocations';
import { TokenIssuer } from '../security/token-issuer';

export interface PartsOptions {
  readonly database: UserAuthDatabase;
  readonly redis: RedisClient;
  readonly lockout: LockoutPolicy;
  readonly reuseGraceSeconds: number;
}

const encryption = { secrets: ['a secret of at least 32 characters'] };
const withoutRelay = { wake: () => undefined } as unknown as ConstructorParameters<typeof UnitOfWork>[2];

/** Opens what the service has sealed for the readers of mails. */
export const mailBox = new SecretBox(encryption, MAIL_TOKEN);

/** What the service's handlers are made of. */
export function partsOf({
  database,
  redis,
  lockout,
  reuseGraceSeconds,
}: PartsOptions): Promise<TestingModule> {
  const outbox = new Outbox(new Names(), new ServiceIdentity('user-auth'));
  const oneTimeTokens = new OneTimeTokenRepository();
  const factors = new SecondFactorRepository(database);
  const timesToLive = { 'verify-email': 60, 'reset-password': 60 };
  return Test.createTestingModule({
    providers: [
      { provide: UserAuthDatabase, useValue: database },
      { provide: RedisClient, useValue: redis },
      { provide: Outbox, useValue: outbox },
      { provide: UnitOfWork, useValue: new UnitOfWork(database, outbox, withoutRelay) },
      { provide: LockoutPolicy, useValue: lockout },
      { provide: SessionPolicy, useValue: new SessionPolicy(60, 3_600, reuseGraceSeconds) },
      { provide: AccessTokenSigner, useValue: new AccessTokenSigner(tokenConfig()) },
      { provide: OneTimeTokenRepository, useValue: oneTimeTokens },
      { provide: SecondFactorRepository, useValue: factors },
      { provide: SecondFactors, useValue: new SecondFactors(factors, new SecretBox(encryption, 'totp')) },
      { provide: MailLinks, useValue: new MailLinks(oneTimeTokens, outbox, mailBox, timesToLive) },
      ...[AccountRepository, Administrators, SessionRepository, UserRepository],
      ...[Idempotency, Lockout, Passwords, Reauthentication, TokenIssuer],
      ...[SessionEnder, SessionOpener, SessionRevocations, SendResetLinkOnUserPasswordResetAsked],
    ],
  }).compile();
}
