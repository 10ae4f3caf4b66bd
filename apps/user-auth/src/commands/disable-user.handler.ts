import { DisableUser } from '#contracts/users/commands/disable-user.v1';
import { UserDisabled } from '#contracts/users/events/user-disabled.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { requireCaller } from '#libs/auth';
import { CommandHandler, Outbox } from '#libs/messaging';
import type { CommandContext } from '#libs/messaging';
import { CannotDisableOneself, UserNotFound } from '../domain/user.errors';
import { AccountRepository } from '../persistence/account.repository';
import { Administrators } from '../persistence/administrators';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { SessionEnder } from '../security/session-ender';

@CommandHandler(DisableUser)
export class DisableUserHandler {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly administrators: Administrators,
    private readonly sessions: SessionEnder,
    private readonly outbox: Outbox,
  ) {}

  async handle(
    { userId }: InputOf<typeof DisableUser>,
    { caller, tx }: CommandContext<UserAuthTx>,
  ): Promise<OutputOf<typeof DisableUser>> {
    if (requireCaller(caller).id === userId) throw new CannotDisableOneself();
    const account = await this.accounts.lock(tx, userId);
    if (!account) throw new UserNotFound();
    if (account.disabledAt !== null) return account;
    // Whoever asks may have been disabled a moment ago.
    if (account.roles.includes('admin')) await this.administrators.requireAnother(tx, userId);
    const disabled = await this.accounts.setDisabled(tx, userId, new Date());
    await this.sessions.endAll(tx, userId, 'user-disabled');
    await this.outbox.add(tx, UserDisabled.of({ userId }));
    return disabled;
  }
}
