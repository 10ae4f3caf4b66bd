import { RequestPasswordReset } from '#contracts/users/commands/request-password-reset.v1';
import { UserPasswordResetAsked } from '#contracts/users/events/user-password-reset-asked.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { newId } from '#libs/common';
import { CommandHandler, Outbox, UnitOfWork } from '#libs/messaging';
import { Lockout } from '../security/lockout';

/** Does the same for every address; whether there is an account is found out behind the answer. */
@CommandHandler(RequestPasswordReset, { transaction: 'none' })
export class RequestPasswordResetHandler {
  constructor(
    private readonly lockout: Lockout,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle({
    email,
    clientAddress,
  }: InputOf<typeof RequestPasswordReset>): Promise<OutputOf<typeof RequestPasswordReset>> {
    await this.lockout.countFailure({ clientAddress });
    const asked = UserPasswordResetAsked.of({ requestId: newId(), email });
    await this.unitOfWork.runRaw((tx) => this.outbox.add(tx, asked));
    return {};
  }
}
