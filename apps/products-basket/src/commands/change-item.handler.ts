import { CommandHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { ChangeItem } from '#contracts/basket/commands/change-item.v1';
import { OpenBaskets } from '../baskets/open-baskets';
import { ownersOf } from '../baskets/owners-of';
import { changeQuantity } from '../domain/basket';
import type { Basket } from '../domain/basket';
import { BasketViews } from '../views/basket-views';

@CommandHandler(ChangeItem, { transaction: 'none' })
export class ChangeItemHandler {
  constructor(
    private readonly baskets: OpenBaskets,
    private readonly views: BasketViews,
  ) {}

  async handle(
    { basketId, productId, quantity, ...terms }: InputOf<typeof ChangeItem>,
    sender: QueryContext,
  ): Promise<OutputOf<typeof ChangeItem>> {
    const change = (basket: Basket) => changeQuantity(basket, productId, quantity);
    return this.views.changed(await this.baskets.update(basketId, ownersOf(sender), change, terms));
  }
}
