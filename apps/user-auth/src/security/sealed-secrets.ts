import { SecretBox } from '#libs/auth';
import { Outbox } from '#libs/messaging';
import { MAIL_TOKEN } from '#contracts/notifications/notification';
import { OneTimeTokenRepository } from '../persistence/one-time-token.repository';
import { SecondFactorRepository } from '../persistence/second-factor.repository';
import { userAuthConfig } from '../user-auth.config';
import { MailLinks } from './mail-links';
import { SecondFactors } from './second-factors';

const { encryption, mails } = userAuthConfig;

/** The parts that keep secrets unreadable, each with a box of its own. */
export const sealedSecrets = [
  {
    provide: SecondFactors,
    inject: [SecondFactorRepository],
    useFactory: (factors: SecondFactorRepository) =>
      new SecondFactors(factors, new SecretBox(encryption, 'totp')),
  },
  {
    provide: MailLinks,
    inject: [OneTimeTokenRepository, Outbox],
    useFactory: (oneTimeTokens: OneTimeTokenRepository, outbox: Outbox) =>
      new MailLinks(oneTimeTokens, outbox, new SecretBox(encryption, MAIL_TOKEN), mails),
  },
];
