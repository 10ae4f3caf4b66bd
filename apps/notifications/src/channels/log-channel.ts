import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { Notification, Outcome } from '../domain/notification';
import { NotificationChannel } from './notification-channel';

/**
 * Stands in where there is no mail server: a line in the log, without a word of personal data. Where a folder is named,
 * developers find the mail there.
 */
export class LogChannel extends NotificationChannel {
  readonly name = 'log';
  readonly outward = false;
  readonly #logger = new Logger(LogChannel.name);

  constructor(private readonly folder?: string) {
    super();
  }

  async deliver(notification: Notification, address: string): Promise<Outcome> {
    const { id, template } = notification;
    if (this.folder !== undefined) await keep(this.folder, notification, address);
    this.#logger.log({ notificationId: id, template, msg: 'a notification, kept instead of mailed' });
    return { status: 'SENT' };
  }
}

// For their owner only, as a mailbox is.
async function keep(folder: string, { id, subject, body }: Notification, address: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const mail = `To: ${address}\nSubject: ${subject}\n\n${body}`;
  await writeFile(join(folder, `${id}.txt`), mail, { mode: 0o600 });
}
