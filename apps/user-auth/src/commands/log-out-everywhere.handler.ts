import { LogOutEverywhere } from '#contracts/users/commands/log-out-everywhere.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { requireCaller } from '#libs/auth';
import { CommandHandler } from '#libs/messaging';
import type { CommandContext } from '#libs/messaging';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { SessionEnder } from '../security/session-ender';

@CommandHandler(LogOutEverywhere)
export class LogOutEverywhereHandler {
  constructor(private readonly sessions: SessionEnder) {}

  async handle(
    _: InputOf<typeof LogOutEverywhere>,
    { caller, tx }: CommandContext<UserAuthTx>,
  ): Promise<OutputOf<typeof LogOutEverywhere>> {
    await this.sessions.endAll(tx, requireCaller(caller).id, 'logged-out-everywhere');
    return {};
  }
}
