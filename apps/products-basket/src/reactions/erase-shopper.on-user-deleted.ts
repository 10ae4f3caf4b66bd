import { Idempotency, Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { UserDeleted } from '#contracts/users/events/user-deleted.v1';
import { BasketStore } from '../persistence/basket-store';
import { CheckoutHistory } from '../persistence/checkout-history';

@Reaction(UserDeleted)
export class EraseShopperOnUserDeleted implements ReactionHandler<typeof UserDeleted> {
  constructor(
    private readonly checkouts: CheckoutHistory,
    private readonly baskets: BasketStore,
    private readonly idempotency: Idempotency,
  ) {}

  async handle({ data: { userId } }: EventOf<typeof UserDeleted>, tx: RawTx): Promise<void> {
    await this.idempotency.forgetCaller(tx, userId);
    const checkedOut = await this.checkouts.erase(tx, userId);
    await this.baskets.eraseAllOf(userId, checkedOut);
  }
}
