import { LogOut } from '#contracts/users/commands/log-out.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { CommandHandler } from '#libs/messaging';
import type { CommandContext } from '#libs/messaging';
import { SessionRepository } from '../persistence/session.repository';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { SessionRevocations } from '../security/session-revocations';

@CommandHandler(LogOut)
export class LogOutHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly revocations: SessionRevocations,
  ) {}

  async handle(
    { refreshToken }: InputOf<typeof LogOut>,
    { tx }: CommandContext<UserAuthTx>,
  ): Promise<OutputOf<typeof LogOut>> {
    const ended = await this.sessions.revokeByToken(tx, refreshToken, new Date());
    if (ended) await this.revocations.revokeSession(ended);
    return {};
  }
}
