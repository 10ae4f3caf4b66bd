import { GetMe } from '#contracts/users/queries/get-me.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { requireCaller } from '#libs/auth';
import { QueryHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import { viewOf } from '../domain/user';
import { UserNotFound } from '../domain/user.errors';
import { UserRepository } from '../persistence/user.repository';

@QueryHandler(GetMe)
export class GetMeHandler {
  constructor(private readonly users: UserRepository) {}

  async handle(_: InputOf<typeof GetMe>, { caller }: QueryContext): Promise<OutputOf<typeof GetMe>> {
    const user = await this.users.findById(requireCaller(caller).id);
    if (!user) throw new UserNotFound();
    return viewOf(user);
  }
}
