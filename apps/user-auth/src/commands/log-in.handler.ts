import { Logger } from '@nestjs/common';
import { LogIn } from '#contracts/users/commands/log-in.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { CommandHandler } from '#libs/messaging';
import { InvalidCredentials } from '../domain/attempt.errors';
import type { User } from '../domain/user';
import { AccountDisabled } from '../domain/user.errors';
import { UserRepository } from '../persistence/user.repository';
import { Lockout } from '../security/lockout';
import { Passwords } from '../security/passwords';
import { SecondFactors } from '../security/second-factors';
import { SessionOpener } from '../security/session-opener';

/** Checks the password outside of any transaction: 10 ms of work must not hold a connection. */
@CommandHandler(LogIn, { transaction: 'none' })
export class LogInHandler {
  readonly #logger = new Logger(LogInHandler.name);

  constructor(
    private readonly users: UserRepository,
    private readonly passwords: Passwords,
    private readonly secondFactors: SecondFactors,
    private readonly lockout: Lockout,
    private readonly sessions: SessionOpener,
  ) {}

  async handle(input: InputOf<typeof LogIn>): Promise<OutputOf<typeof LogIn>> {
    const user = await this.lockout.guard(input, () => this.authenticate(input));
    const tokens = await this.sessions.open(user);
    this.#logger.log({ userId: user.id, secondFactor: input.totp !== undefined, msg: 'somebody logged in' });
    return tokens;
  }

  // A disabled account, and one with a second factor, are named to those alone who know the password.
  private async authenticate({ email, password, totp }: InputOf<typeof LogIn>): Promise<User> {
    const user = await this.users.findByEmail(email);
    const matches = await this.passwords.matches(password, user?.passwordHash);
    if (!user || !matches) throw new InvalidCredentials();
    if (user.disabledAt) throw new AccountDisabled();
    await this.secondFactors.require(user.id, totp);
    return user;
  }
}
