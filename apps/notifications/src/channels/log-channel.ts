import { Logger } from '@nestjs/common';
import type { Notification, Outcome } from '../domain/notification';
import { NotificationChannel } from './notification-channel';

/** Stands in where there is no mail server: a line in the log, without a word of personal data. */
export class LogChannel extends NotificationChannel {
  readonly name = 'log';
  readonly outward = false;
  readonly #logger = new Logger(LogChannel.name);

  async deliver({ id, template }: Notification): Promise<Outcome> {
    this.#logger.log({ notificationId: id, template, msg: 'a notification, kept instead of mailed' });
    return Promise.resolve({ status: 'SENT' });
  }
}
