import { LogIn } from '#contracts/users/commands/log-in.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { CommandHandler } from '#libs/messaging';
import { openSession } from '../domain/session';
import type { User } from '../domain/user';
import { AccountDisabled, InvalidCredentials } from '../domain/user.errors';
import { SessionRepository } from '../persistence/session.repository';
import { UserRepository } from '../persistence/user.repository';
import { Passwords } from '../security/passwords';
import { newRefreshSecret } from '../security/refresh-secret';
import { SessionPolicy } from '../security/session-policy';
import { TokenIssuer } from '../security/token-issuer';

/** Checks the password outside of any transaction: 10 ms of work must not hold a connection. */
@CommandHandler(LogIn, { transaction: 'none' })
export class LogInHandler {
  constructor(
    private readonly users: UserRepository,
    private readonly passwords: Passwords,
    private readonly sessions: SessionRepository,
    private readonly policy: SessionPolicy,
    private readonly tokens: TokenIssuer,
  ) {}

  async handle({ email, password }: InputOf<typeof LogIn>): Promise<OutputOf<typeof LogIn>> {
    const user = await this.authenticate(email, password);
    const secret = newRefreshSecret();
    const now = new Date();
    const session = openSession(user.id, now, this.policy.sessionSeconds);
    await this.sessions.open(session, secret, now);
    return this.tokens.issue({ id: user.id, roles: user.roles, sessionId: session.id }, secret);
  }

  // A disabled account is named to those alone who know its password.
  private async authenticate(email: string, password: string): Promise<User> {
    const user = await this.users.findByEmail(email);
    const matches = await this.passwords.matches(password, user?.passwordHash);
    if (!user || !matches) throw new InvalidCredentials();
    if (user.disabledAt) throw new AccountDisabled();
    return user;
  }
}
