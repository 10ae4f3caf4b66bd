import { EnableUser } from '#contracts/users/commands/enable-user.v1';
import { UserEnabled } from '#contracts/users/events/user-enabled.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { CommandHandler, Outbox } from '#libs/messaging';
import type { CommandContext } from '#libs/messaging';
import { UserNotFound } from '../domain/user.errors';
import { AccountRepository } from '../persistence/account.repository';
import type { UserAuthTx } from '../persistence/user-auth-database';

@CommandHandler(EnableUser)
export class EnableUserHandler {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly outbox: Outbox,
  ) {}

  async handle(
    { userId }: InputOf<typeof EnableUser>,
    { tx }: CommandContext<UserAuthTx>,
  ): Promise<OutputOf<typeof EnableUser>> {
    const account = await this.accounts.lock(tx, userId);
    if (!account) throw new UserNotFound();
    if (account.disabledAt === null) return account;
    const enabled = await this.accounts.setDisabled(tx, userId, null);
    await this.outbox.add(tx, UserEnabled.of({ userId }));
    return enabled;
  }
}
