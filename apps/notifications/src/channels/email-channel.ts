import type { OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { Notification, Outcome } from '../domain/notification';
import { NotificationChannel } from './notification-channel';
import { outcomeOfFailure } from './smtp-failures';

/** All waits together stay below the time for which a delivery is claimed. */
const waits = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };

/** E-mail over SMTP, through a few kept connections. */
export class EmailChannel extends NotificationChannel implements OnApplicationShutdown {
  readonly name = 'email';
  readonly outward = true;
  readonly #transport;

  constructor(
    smtpUrl: string,
    private readonly from: string,
  ) {
    super();
    this.#transport = createTransport({ url: smtpUrl, pool: true, maxConnections: 3, ...waits });
  }

  async deliver({ id, subject, body }: Notification, address: string): Promise<Outcome> {
    try {
      await this.#transport.sendMail({
        // Stable, so that a mail server or a mailbox can drop what a crash made us send twice.
        messageId: `<${id}@order-system>`,
        from: this.from,
        // As an object: in a string a comma would add a second recipient.
        to: { name: '', address },
        subject,
        text: body,
      });
      return { status: 'SENT' };
    } catch (failure) {
      return outcomeOfFailure(failure);
    }
  }

  onApplicationShutdown(): void {
    this.#transport.close();
  }
}
