import { RequestEmailVerification } from '#contracts/users/commands/request-email-verification.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { requireCaller } from '#libs/auth';
import { CommandHandler } from '#libs/messaging';
import type { CommandContext } from '#libs/messaging';
import { TooManyAttempts } from '../domain/attempt.errors';
import { EmailAlreadyVerified, UserNotFound } from '../domain/user.errors';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { UserRepository } from '../persistence/user.repository';
import { MailLinks } from '../security/mail-links';

@CommandHandler(RequestEmailVerification)
export class RequestEmailVerificationHandler {
  constructor(
    private readonly users: UserRepository,
    private readonly mails: MailLinks,
  ) {}

  async handle(
    _: InputOf<typeof RequestEmailVerification>,
    { caller, tx }: CommandContext<UserAuthTx>,
  ): Promise<OutputOf<typeof RequestEmailVerification>> {
    const user = await this.users.lockForMail(tx, { id: requireCaller(caller).id });
    if (!user) throw new UserNotFound();
    if (user.emailVerified) throw new EmailAlreadyVerified();
    const pause = await this.mails.pause(tx, user.id, 'verify-email');
    if (pause > 0) throw new TooManyAttempts(pause);
    await this.mails.send(tx, user, 'verify-email');
    return {};
  }
}
