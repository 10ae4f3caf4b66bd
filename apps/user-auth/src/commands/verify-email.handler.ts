import { VerifyEmail } from '#contracts/users/commands/verify-email.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { CommandHandler, UnitOfWork } from '#libs/messaging';
import { InvalidOneTimeToken } from '../domain/attempt.errors';
import { OneTimeTokenRepository } from '../persistence/one-time-token.repository';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { UserRepository } from '../persistence/user.repository';
import { Lockout } from '../security/lockout';

/** Has its own transaction: a failure is counted behind it. */
@CommandHandler(VerifyEmail, { transaction: 'none' })
export class VerifyEmailHandler {
  constructor(
    private readonly lockout: Lockout,
    private readonly tokens: OneTimeTokenRepository,
    private readonly users: UserRepository,
    private readonly unitOfWork: UnitOfWork<UserAuthTx>,
  ) {}

  async handle({ token, clientAddress }: InputOf<typeof VerifyEmail>): Promise<OutputOf<typeof VerifyEmail>> {
    await this.lockout.counting({ clientAddress }, () =>
      this.unitOfWork.run(async (tx) => {
        const userId = await this.tokens.redeem(tx, token, 'verify-email');
        if (userId === undefined) throw new InvalidOneTimeToken();
        await this.users.setEmailVerified(tx, userId, new Date());
      }),
    );
    return {};
  }
}
