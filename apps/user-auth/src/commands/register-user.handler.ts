import { RegisterUser } from '#contracts/users/commands/register-user.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { CommandHandler, Idempotency, IdempotencyKeyReused, Outbox, UnitOfWork } from '#libs/messaging';
import type { FreeCommandContext } from '#libs/messaging';
import { registerUser, userRegistered, viewOf } from '../domain/user';
import type { User } from '../domain/user';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { UserRepository } from '../persistence/user.repository';
import { Lockout } from '../security/lockout';
import { MailLinks } from '../security/mail-links';
import { Passwords } from '../security/passwords';

/** Hashes before its transaction begins: 10 ms of work must not hold a connection. */
@CommandHandler(RegisterUser, { transaction: 'none' })
export class RegisterUserHandler {
  constructor(
    private readonly passwords: Passwords,
    private readonly users: UserRepository,
    private readonly lockout: Lockout,
    private readonly mails: MailLinks,
    private readonly outbox: Outbox,
    private readonly idempotency: Idempotency,
    private readonly unitOfWork: UnitOfWork<UserAuthTx>,
  ) {}

  async handle(
    { email, password, clientAddress }: InputOf<typeof RegisterUser>,
    { idempotency }: FreeCommandContext,
  ): Promise<OutputOf<typeof RegisterUser>> {
    const passwordHash = await this.passwords.hash(password);
    const user = registerUser({ email, passwordHash, roles: ['customer'] });
    const answer = await this.lockout.counting({ clientAddress }, () =>
      this.unitOfWork.run((tx) => this.idempotency.once(tx, idempotency, () => this.open(tx, user))),
    );
    if (idempotency?.replayed) await this.requireSamePassword(email, password);
    return answer;
  }

  private async open(tx: UserAuthTx, user: User): Promise<OutputOf<typeof RegisterUser>> {
    await this.users.add(tx, user);
    await this.outbox.add(tx, userRegistered(user));
    await this.mails.send(tx, user, 'verify-email');
    return viewOf(user);
  }

  // No fast hash of the password is kept, by which the request could be compared with the first one.
  private async requireSamePassword(email: string, password: string): Promise<void> {
    const user = await this.users.findByEmail(email);
    if (!(await this.passwords.matches(password, user?.passwordHash))) throw new IdempotencyKeyReused();
  }
}
