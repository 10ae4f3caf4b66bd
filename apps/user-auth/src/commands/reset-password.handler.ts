import { ResetPassword } from '#contracts/users/commands/reset-password.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { CommandHandler, UnitOfWork } from '#libs/messaging';
import { InvalidOneTimeToken } from '../domain/attempt.errors';
import { OneTimeTokenRepository } from '../persistence/one-time-token.repository';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { UserRepository } from '../persistence/user.repository';
import { Lockout } from '../security/lockout';
import { Passwords } from '../security/passwords';
import { SessionEnder } from '../security/session-ender';

/** Hashes before its transaction begins: 10 ms of work must not hold a connection. */
@CommandHandler(ResetPassword, { transaction: 'none' })
export class ResetPasswordHandler {
  constructor(
    private readonly lockout: Lockout,
    private readonly passwords: Passwords,
    private readonly tokens: OneTimeTokenRepository,
    private readonly users: UserRepository,
    private readonly sessions: SessionEnder,
    private readonly unitOfWork: UnitOfWork<UserAuthTx>,
  ) {}

  async handle({
    token,
    password,
    clientAddress,
  }: InputOf<typeof ResetPassword>): Promise<OutputOf<typeof ResetPassword>> {
    await this.lockout.counting({ clientAddress }, async () => {
      const passwordHash = await this.passwords.hash(password);
      await this.unitOfWork.run((tx) => this.reset(tx, token, passwordHash));
    });
    return {};
  }

  private async reset(tx: UserAuthTx, token: string, passwordHash: string): Promise<void> {
    const userId = await this.tokens.redeem(tx, token, 'reset-password');
    if (userId === undefined) throw new InvalidOneTimeToken();
    await this.users.setPassword(tx, userId, passwordHash);
    // The token came by mail: its reader reads the address's mail.
    await this.users.setEmailVerified(tx, userId, new Date());
    await this.sessions.endAll(tx, userId, 'password-reset');
  }
}
