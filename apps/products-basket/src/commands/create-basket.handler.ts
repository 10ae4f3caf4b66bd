import { newId } from '#libs/common';
import { CommandHandler } from '#libs/messaging';
import type { FreeCommandContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { CreateBasket } from '#contracts/basket/commands/create-basket.v1';
import { BasketChanges } from '../baskets/basket-changes';
import { OpenBaskets } from '../baskets/open-baskets';
import { newBasket } from '../domain/basket';
import { guestOf } from '../domain/basket-owner';
import { BasketViews } from '../views/basket-views';

@CommandHandler(CreateBasket, { transaction: 'none' })
export class CreateBasketHandler {
  constructor(
    private readonly baskets: OpenBaskets,
    private readonly changes: BasketChanges,
    private readonly views: BasketViews,
  ) {}

  async handle(
    { customerId }: InputOf<typeof CreateBasket>,
    { caller, guestBasketId, idempotency }: FreeCommandContext,
  ): Promise<OutputOf<typeof CreateBasket>> {
    const id = newId();
    const basket = newBasket(id, caller?.id ?? guestOf(id), customerId);
    // A stranger's key proves nothing: who happens to choose the same one would be given the other's basket.
    const request = caller || guestBasketId !== undefined ? idempotency : undefined;
    const created = await this.changes.once(request, () => this.baskets.create(basket, request));
    return this.views.changed(created);
  }
}
