import { CreateApiKey } from '#contracts/users/commands/create-api-key.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { requireCaller } from '#libs/auth';
import type { Caller } from '#libs/auth';
import { CommandHandler, Idempotency, UnitOfWork } from '#libs/messaging';
import type { FreeCommandContext } from '#libs/messaging';
import { createApiKey, viewOfApiKey } from '../domain/api-key';
import { ApiKeyRepository } from '../persistence/api-key.repository';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { newApiKeySecret } from '../security/api-key-secret';

type Input = InputOf<typeof CreateApiKey>;
type Output = OutputOf<typeof CreateApiKey>;

/** Keeps its answers itself: the one with the key must not lie in the database. */
@CommandHandler(CreateApiKey, { transaction: 'none' })
export class CreateApiKeyHandler {
  constructor(
    private readonly keys: ApiKeyRepository,
    private readonly idempotency: Idempotency,
    private readonly unitOfWork: UnitOfWork<UserAuthTx>,
  ) {}

  handle(input: Input, { caller, idempotency }: FreeCommandContext): Promise<Output> {
    const owner = requireCaller(caller);
    return this.unitOfWork.run((tx) =>
      this.idempotency.once(tx, idempotency, () => this.create(tx, owner, input), withoutKey),
    );
  }

  private async create(tx: UserAuthTx, owner: Caller, input: Input): Promise<Output> {
    const { secret, hint } = newApiKeySecret();
    const held = await this.keys.lockAndCount(tx, owner.id);
    const key = createApiKey(input, hint, { owner, held, now: new Date() });
    await this.keys.add(tx, owner.id, key, secret);
    return { ...viewOfApiKey(key), key: secret };
  }
}

function withoutKey(answer: Output): Output {
  return { ...answer, key: null };
}
