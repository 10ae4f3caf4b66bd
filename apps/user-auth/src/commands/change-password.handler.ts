import { ChangePassword } from '#contracts/users/commands/change-password.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { requireCaller } from '#libs/auth';
import { CommandHandler, UnitOfWork } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import { WrongPassword } from '../domain/attempt.errors';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { UserRepository } from '../persistence/user.repository';
import { Passwords } from '../security/passwords';
import { Reauthentication } from '../security/reauthentication';
import { SessionEnder } from '../security/session-ender';

/** Checks and hashes before its transaction begins: 20 ms of work must not hold a connection. */
@CommandHandler(ChangePassword, { transaction: 'none' })
export class ChangePasswordHandler {
  constructor(
    private readonly reauthentication: Reauthentication,
    private readonly passwords: Passwords,
    private readonly users: UserRepository,
    private readonly sessions: SessionEnder,
    private readonly unitOfWork: UnitOfWork<UserAuthTx>,
  ) {}

  async handle(
    { currentPassword, newPassword, clientAddress }: InputOf<typeof ChangePassword>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof ChangePassword>> {
    const { id, sessionId } = requireCaller(caller);
    const proof = { password: currentPassword, field: 'currentPassword', clientAddress };
    const user = await this.reauthentication.require(id, proof);
    const passwordHash = await this.passwords.hash(newPassword);
    await this.unitOfWork.run(async (tx) => {
      const replaced = await this.users.replacePassword(tx, user, passwordHash);
      if (!replaced) throw new WrongPassword(proof.field);
      await this.sessions.endOthers(tx, id, 'password-changed', sessionId);
    });
    return {};
  }
}
