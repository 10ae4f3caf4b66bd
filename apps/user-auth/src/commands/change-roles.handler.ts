import { ChangeRoles } from '#contracts/users/commands/change-roles.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { CommandHandler, Outbox } from '#libs/messaging';
import type { CommandContext } from '#libs/messaging';
import { rolesChanged, sameRoles } from '../domain/user';
import { UserNotFound } from '../domain/user.errors';
import { AccountRepository } from '../persistence/account.repository';
import { Administrators } from '../persistence/administrators';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { SessionEnder } from '../security/session-ender';

@CommandHandler(ChangeRoles)
export class ChangeRolesHandler {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly administrators: Administrators,
    private readonly sessions: SessionEnder,
    private readonly outbox: Outbox,
  ) {}

  async handle(
    { userId, roles }: InputOf<typeof ChangeRoles>,
    { tx }: CommandContext<UserAuthTx>,
  ): Promise<OutputOf<typeof ChangeRoles>> {
    const account = await this.accounts.lock(tx, userId);
    if (!account) throw new UserNotFound();
    if (sameRoles(account.roles, roles)) return account;
    if (account.roles.includes('admin') && !roles.includes('admin'))
      await this.administrators.requireAnother(tx, userId);
    const changed = await this.accounts.setRoles(tx, userId, roles);
    await this.sessions.endAll(tx, userId, 'roles-changed');
    await this.outbox.add(tx, rolesChanged(userId, roles));
    return changed;
  }
}
