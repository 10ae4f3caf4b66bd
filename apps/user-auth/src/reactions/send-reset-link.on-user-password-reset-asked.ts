import { UserPasswordResetAsked } from '#contracts/users/events/user-password-reset-asked.v1';
import { Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { UserRepository } from '../persistence/user.repository';
import { MailLinks } from '../security/mail-links';

@Reaction(UserPasswordResetAsked)
export class SendResetLinkOnUserPasswordResetAsked implements ReactionHandler<typeof UserPasswordResetAsked> {
  constructor(
    private readonly users: UserRepository,
    private readonly mails: MailLinks,
  ) {}

  // An address without an account, or with enough mails already: there is nobody to tell that.
  async handle({ data }: EventOf<typeof UserPasswordResetAsked>, tx: RawTx): Promise<void> {
    const user = await this.users.lockForMail(tx, { email: data.email });
    if (!user || user.disabled) return;
    if ((await this.mails.pause(tx, user.id, 'reset-password')) > 0) return;
    await this.mails.send(tx, user, 'reset-password');
  }
}
