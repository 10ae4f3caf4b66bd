import { EmailChannel } from './email-channel';
import { LogChannel } from './log-channel';
import type { NotificationChannel } from './notification-channel';

/** E-mail where there is a mail server, else the log. */
export function chooseChannel(mail: {
  smtpUrl?: string;
  from: string;
  folder?: string;
}): NotificationChannel {
  return mail.smtpUrl ? new EmailChannel(mail.smtpUrl, mail.from) : new LogChannel(mail.folder);
}
