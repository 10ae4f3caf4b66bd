import { Reaction, type EventOf, type ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { UserDeleted } from '#contracts/users/events/user-deleted.v1';
import { CustomerErasure } from '../customer-erasure';

@Reaction(UserDeleted)
export class EraseCustomerOnUserDeleted implements ReactionHandler<typeof UserDeleted> {
  constructor(private readonly erasure: CustomerErasure) {}

  async handle({ data }: EventOf<typeof UserDeleted>, tx: RawTx): Promise<void> {
    await this.erasure.begin(tx, data.userId);
  }
}
