import type { EventData } from '#contracts/kernel/define-event';
import type { NotificationRequested } from '#contracts/notifications/events/notification-requested.v1';
import type { NotificationTemplate } from '#contracts/notifications/notification';
import type { SecretBox } from '#libs/auth';
import { DomainError } from '#libs/common';

type Request = EventData<typeof NotificationRequested>;

/** The shop's pages that mails lead to, by template. */
const pages: Partial<Record<NotificationTemplate, string>> = {
  'verify-email': 'verify-email',
  'reset-password': 'reset-password',
};

export class TokenUnreadable extends DomainError {
  constructor() {
    super('TOKEN_UNREADABLE', 'invalid', 'The token was not sealed for this mail, or with another secret.');
  }
}

/** Opens the tokens of mails at the last moment: until then nobody could read them. */
export class MailTokens {
  constructor(
    private readonly box: SecretBox,
    private readonly shopUrl?: string,
  ) {}

  /** The request with its token opened, and with the link that holds it where the shop's address is known. */
  open(request: Request): Request {
    const { notificationId, template, parameters } = request;
    const page = pages[template];
    const sealed = parameters['token'];
    if (page === undefined || sealed === undefined) return request;
    const token = this.box.open(sealed, notificationId);
    if (token === undefined) throw new TokenUnreadable();
    return { ...request, parameters: { ...parameters, token, ...this.link(page, token) } };
  }

  private link(page: string, token: string): { link?: string } {
    if (this.shopUrl === undefined) return {};
    const url = new URL(this.shopUrl);
    url.pathname = `${url.pathname.replace(/\/$/, '')}/${page}`;
    url.searchParams.set('token', token);
    return { link: url.href };
  }
}
