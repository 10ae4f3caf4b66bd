import { GetUser } from '#contracts/users/queries/get-user.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { QueryHandler } from '#libs/messaging';
import { UserNotFound } from '../domain/user.errors';
import { AccountRepository } from '../persistence/account.repository';

@QueryHandler(GetUser)
export class GetUserHandler {
  constructor(private readonly accounts: AccountRepository) {}

  async handle({ userId }: InputOf<typeof GetUser>): Promise<OutputOf<typeof GetUser>> {
    const account = await this.accounts.find(userId);
    if (!account) throw new UserNotFound();
    return account;
  }
}
