import { ListApiKeys } from '#contracts/users/queries/list-api-keys.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { requireCaller } from '#libs/auth';
import { QueryHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import { ApiKeyRepository } from '../persistence/api-key.repository';

@QueryHandler(ListApiKeys)
export class ListApiKeysHandler {
  constructor(private readonly keys: ApiKeyRepository) {}

  handle(
    { limit, cursor }: InputOf<typeof ListApiKeys>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof ListApiKeys>> {
    return this.keys.page(requireCaller(caller).id, limit, cursor);
  }
}
