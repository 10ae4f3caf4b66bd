import { RevokeApiKey } from '#contracts/users/commands/revoke-api-key.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { requireCaller } from '#libs/auth';
import { CommandHandler } from '#libs/messaging';
import type { CommandContext } from '#libs/messaging';
import { ApiKeyRepository } from '../persistence/api-key.repository';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { SessionRevocations } from '../security/session-revocations';

@CommandHandler(RevokeApiKey)
export class RevokeApiKeyHandler {
  constructor(
    private readonly keys: ApiKeyRepository,
    private readonly revocations: SessionRevocations,
  ) {}

  async handle(
    { keyId }: InputOf<typeof RevokeApiKey>,
    { caller, tx }: CommandContext<UserAuthTx>,
  ): Promise<OutputOf<typeof RevokeApiKey>> {
    await this.keys.remove(tx, requireCaller(caller).id, keyId);
    await this.revocations.revokeSession(keyId);
    return {};
  }
}
