import { CommandHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { RemoveItem } from '#contracts/basket/commands/remove-item.v1';
import { OpenBaskets } from '../baskets/open-baskets';
import { ownersOf } from '../baskets/owners-of';
import { removeLine } from '../domain/basket';
import type { Basket } from '../domain/basket';
import { BasketViews } from '../views/basket-views';

@CommandHandler(RemoveItem, { transaction: 'none' })
export class RemoveItemHandler {
  constructor(
    private readonly baskets: OpenBaskets,
    private readonly views: BasketViews,
  ) {}

  async handle(
    { basketId, productId, ...terms }: InputOf<typeof RemoveItem>,
    sender: QueryContext,
  ): Promise<OutputOf<typeof RemoveItem>> {
    const change = (basket: Basket) => removeLine(basket, productId);
    return this.views.changed(await this.baskets.update(basketId, ownersOf(sender), change, terms));
  }
}
