import { requireCaller } from '#libs/auth';
import { ValidationError } from '#libs/common';
import { CommandHandler } from '#libs/messaging';
import type { FreeCommandContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { ClaimBasket } from '#contracts/basket/commands/claim-basket.v1';
import { BasketChanges } from '../baskets/basket-changes';
import { BasketMerger } from '../baskets/basket-merger';
import { BasketViews } from '../views/basket-views';

@CommandHandler(ClaimBasket, { transaction: 'none' })
export class ClaimBasketHandler {
  constructor(
    private readonly merger: BasketMerger,
    private readonly changes: BasketChanges,
    private readonly views: BasketViews,
  ) {}

  async handle(
    _: InputOf<typeof ClaimBasket>,
    { caller, guestBasketId, idempotency: request }: FreeCommandContext,
  ): Promise<OutputOf<typeof ClaimBasket>> {
    const { id } = requireCaller(caller);
    if (guestBasketId === undefined) {
      throw new ValidationError([
        { field: 'Basket-Token', message: "must be the token of a guest's basket" },
      ]);
    }
    const claimed = await this.changes.once(request, () => this.merger.claim(guestBasketId, id, request));
    return this.views.read(claimed);
  }
}
