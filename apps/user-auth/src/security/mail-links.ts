import { NotificationRequested } from '#contracts/notifications/events/notification-requested.v1';
import type { SecretBox } from '#libs/auth';
import { newId } from '#libs/common';
import type { Outbox } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { pauseBeforeMail } from '../domain/one-time-token';
import type { Purpose } from '../domain/one-time-token';
import type { OneTimeTokenRepository } from '../persistence/one-time-token.repository';
import { newSecret } from './random-secret';

/** Has mails sent whose link proves that somebody reads them. */
export class MailLinks {
  constructor(
    private readonly tokens: OneTimeTokenRepository,
    private readonly outbox: Outbox,
    private readonly box: SecretBox,
    /** How long a token works, in seconds. */
    private readonly timesToLive: Readonly<Record<Purpose, number>>,
  ) {}

  /** Seconds until the user may be sent another; 0 at once. Call it with the user's row locked. */
  async pause(tx: RawTx, userId: string, purpose: Purpose): Promise<number> {
    return pauseBeforeMail(await this.tokens.timesOf(tx, userId, purpose), new Date());
  }

  /** The token leaves sealed: neither the outbox nor the broker, nor who listens there, can read it. */
  async send(tx: RawTx, user: { id: string; email: string }, purpose: Purpose): Promise<void> {
    const [secret, notificationId] = [newSecret(), newId()];
    await this.tokens.add(tx, user.id, purpose, secret, this.timesToLive[purpose]);
    const mail = NotificationRequested.of({
      notificationId,
      // Not by the user's id: notifications may not know the new user yet, and nobody's list shows these.
      recipient: { email: user.email },
      template: purpose,
      parameters: { token: this.box.seal(secret, notificationId) },
    });
    await this.outbox.add(tx, mail);
  }
}
