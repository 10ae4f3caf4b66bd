import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../../support/until';
import { system } from './system';

export interface Mail {
  readonly subject: string;
  readonly body: string;
}

const folder = system.env.MAIL_FOLDER;

/** What somebody was mailed, oldest first: the files' names sort by time. */
export function mailsTo(email: string): Mail[] {
  return readdirSync(folder)
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .filter((mail) => mail.startsWith(`To: ${email}\n`))
    .map((mail) => {
      const [head = '', ...body] = mail.split('\n\n');
      return { subject: head.split('Subject: ')[1] ?? '', body: body.join('\n\n') };
    });
}

/** The one-time token of somebody's mail about something, once there are as many of these. */
export function mailedToken(email: string, subject: RegExp, count = 1): Promise<string> {
  return until(`${email} has ${count} mails ${subject}`, () => {
    const mails = mailsTo(email).filter((mail) => subject.test(mail.subject));
    return Promise.resolve(mails.length >= count && /^[\w-]{43}$/m.exec(mails.at(-1)?.body ?? '')?.[0]);
  });
}
