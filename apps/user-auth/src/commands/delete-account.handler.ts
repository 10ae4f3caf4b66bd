import { DeleteAccount } from '#contracts/users/commands/delete-account.v1';
import { UserDeleted } from '#contracts/users/events/user-deleted.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { requireCaller } from '#libs/auth';
import { CommandHandler, Idempotency, Outbox, UnitOfWork } from '#libs/messaging';
import type { FreeCommandContext } from '#libs/messaging';
import { UserNotFound } from '../domain/user.errors';
import { Administrators } from '../persistence/administrators';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { UserRepository } from '../persistence/user.repository';
import { Reauthentication } from '../security/reauthentication';
import { SessionRevocations } from '../security/session-revocations';

/** Checks the password before its transaction begins: 10 ms of work must not hold a connection. */
@CommandHandler(DeleteAccount, { transaction: 'none' })
export class DeleteAccountHandler {
  constructor(
    private readonly reauthentication: Reauthentication,
    private readonly users: UserRepository,
    private readonly administrators: Administrators,
    private readonly revocations: SessionRevocations,
    private readonly idempotency: Idempotency,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork<UserAuthTx>,
  ) {}

  async handle(
    proof: InputOf<typeof DeleteAccount>,
    { caller }: FreeCommandContext,
  ): Promise<OutputOf<typeof DeleteAccount>> {
    const { id } = await this.reauthentication.require(requireCaller(caller).id, {
      ...proof,
      field: 'password',
    });
    await this.unitOfWork.run((tx) => this.delete(tx, id));
    return {};
  }

  private async delete(tx: UserAuthTx, userId: string): Promise<void> {
    const roles = await this.users.lockRoles(tx, userId);
    if (!roles) throw new UserNotFound();
    if (roles.includes('admin')) await this.administrators.requireAnother(tx, userId);
    await this.users.erase(tx, userId);
    await this.idempotency.forgetCaller(tx, userId);
    await this.idempotency.forgetSubjects(tx, [userId]);
    await this.outbox.add(tx, UserDeleted.of({ userId }));
    await this.revocations.revokeUser(userId);
  }
}
