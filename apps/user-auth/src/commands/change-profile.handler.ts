import { ChangeProfile } from '#contracts/users/commands/change-profile.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { requireCaller } from '#libs/auth';
import { CommandHandler } from '#libs/messaging';
import type { CommandContext } from '#libs/messaging';
import { viewOf } from '../domain/user';
import { UserNotFound } from '../domain/user.errors';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { UserRepository } from '../persistence/user.repository';

@CommandHandler(ChangeProfile)
export class ChangeProfileHandler {
  constructor(private readonly users: UserRepository) {}

  async handle(
    profile: InputOf<typeof ChangeProfile>,
    { caller, tx }: CommandContext<UserAuthTx>,
  ): Promise<OutputOf<typeof ChangeProfile>> {
    const user = await this.users.changeProfile(tx, requireCaller(caller).id, profile);
    if (!user) throw new UserNotFound();
    return viewOf(user);
  }
}
