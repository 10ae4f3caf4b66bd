import { RegisterUser } from '#contracts/users/commands/register-user.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { CommandHandler, Outbox, UnitOfWork } from '#libs/messaging';
import { registerUser, userRegistered, viewOf } from '../domain/user';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { UserRepository } from '../persistence/user.repository';
import { Passwords } from '../security/passwords';

/** Hashes before its transaction begins: 10 ms of work must not hold a connection. */
@CommandHandler(RegisterUser, { transaction: 'none' })
export class RegisterUserHandler {
  constructor(
    private readonly passwords: Passwords,
    private readonly users: UserRepository,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork<UserAuthTx>,
  ) {}

  async handle({ email, password }: InputOf<typeof RegisterUser>): Promise<OutputOf<typeof RegisterUser>> {
    const passwordHash = await this.passwords.hash(password);
    const user = registerUser({ email, passwordHash, roles: ['customer'] });
    await this.unitOfWork.run(async (tx) => {
      await this.users.add(tx, user);
      await this.outbox.add(tx, userRegistered(user));
    });
    return viewOf(user);
  }
}
