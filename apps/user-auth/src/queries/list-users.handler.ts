import { ListUsers } from '#contracts/users/queries/list-users.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { QueryHandler } from '#libs/messaging';
import { AccountRepository } from '../persistence/account.repository';

@QueryHandler(ListUsers)
export class ListUsersHandler {
  constructor(private readonly accounts: AccountRepository) {}

  handle(request: InputOf<typeof ListUsers>): Promise<OutputOf<typeof ListUsers>> {
    return this.accounts.page(request);
  }
}
