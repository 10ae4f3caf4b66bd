import { Injectable } from '@nestjs/common';
import { WrongPassword } from '../domain/attempt.errors';
import type { User } from '../domain/user';
import { UserNotFound } from '../domain/user.errors';
import { UserRepository } from '../persistence/user.repository';
import { Lockout } from './lockout';
import { Passwords } from './passwords';

/** What somebody who is logged in repeats. */
interface Proof {
  readonly password: string;
  /** The field that holds it. */
  readonly field: string;
  readonly clientAddress?: string;
}

/** Has callers repeat their password before what an access token alone must not do; guesses are counted as at log-in. */
@Injectable()
export class Reauthentication {
  constructor(
    private readonly users: UserRepository,
    private readonly passwords: Passwords,
    private readonly lockout: Lockout,
  ) {}

  /** `more` is checked besides, as one attempt. Throws WRONG_PASSWORD, TOO_MANY_ATTEMPTS or USER_NOT_FOUND. */
  async require(
    userId: string,
    { password, field, clientAddress }: Proof,
    more: () => Promise<void> = () => Promise.resolve(),
  ): Promise<User> {
    const user = await this.users.findById(userId);
    if (!user) throw new UserNotFound();
    await this.lockout.guard({ email: user.email, clientAddress }, async () => {
      if (!(await this.passwords.matches(password, user.passwordHash))) throw new WrongPassword(field);
      await more();
    });
    return user;
  }
}
