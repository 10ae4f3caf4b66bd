import { ConfirmTotp } from '#contracts/users/commands/confirm-totp.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { requireCaller } from '#libs/auth';
import { CommandHandler, UnitOfWork } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import { UserNotFound } from '../domain/user.errors';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { UserRepository } from '../persistence/user.repository';
import { Lockout } from '../security/lockout';
import { SecondFactors } from '../security/second-factors';

/** Has its own transaction: a failure is counted behind it, and no idempotency key keeps the recovery codes. */
@CommandHandler(ConfirmTotp, { transaction: 'none' })
export class ConfirmTotpHandler {
  constructor(
    private readonly users: UserRepository,
    private readonly secondFactors: SecondFactors,
    private readonly lockout: Lockout,
    private readonly unitOfWork: UnitOfWork<UserAuthTx>,
  ) {}

  async handle(
    { code, clientAddress }: InputOf<typeof ConfirmTotp>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof ConfirmTotp>> {
    const user = await this.users.findById(requireCaller(caller).id);
    if (!user) throw new UserNotFound();
    // Whoever set the secret up knows its codes: that clears no failures.
    const recoveryCodes = await this.lockout.counting({ email: user.email, clientAddress }, () =>
      this.unitOfWork.run((tx) => this.secondFactors.confirm(tx, user.id, code)),
    );
    return { recoveryCodes };
  }
}
