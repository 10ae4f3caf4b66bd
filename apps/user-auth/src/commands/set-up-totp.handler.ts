import { SetUpTotp } from '#contracts/users/commands/set-up-totp.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { requireCaller } from '#libs/auth';
import { CommandHandler, UnitOfWork } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import { UserNotFound } from '../domain/user.errors';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { UserRepository } from '../persistence/user.repository';
import { SecondFactors } from '../security/second-factors';

/** Has its own transaction, so that its answer, which is a secret, is not kept for an idempotency key. */
@CommandHandler(SetUpTotp, { transaction: 'none' })
export class SetUpTotpHandler {
  constructor(
    private readonly users: UserRepository,
    private readonly secondFactors: SecondFactors,
    private readonly unitOfWork: UnitOfWork<UserAuthTx>,
  ) {}

  async handle(_: InputOf<typeof SetUpTotp>, { caller }: QueryContext): Promise<OutputOf<typeof SetUpTotp>> {
    const user = await this.users.findById(requireCaller(caller).id);
    if (!user) throw new UserNotFound();
    return this.unitOfWork.run((tx) => this.secondFactors.setUp(tx, user));
  }
}
