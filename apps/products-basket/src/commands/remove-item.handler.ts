import { requireCaller } from '#libs/auth';
import { CommandHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { RemoveItem } from '#contracts/basket/commands/remove-item.v1';
import { BasketSettings } from '../baskets/basket-settings';
import { OpenBaskets } from '../baskets/open-baskets';
import { removeLine } from '../domain/basket';
import { basketView } from '../views/basket-view';

@CommandHandler(RemoveItem, { transaction: 'none' })
export class RemoveItemHandler {
  constructor(
    private readonly baskets: OpenBaskets,
    private readonly settings: BasketSettings,
  ) {}

  async handle(
    { basketId, productId }: InputOf<typeof RemoveItem>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof RemoveItem>> {
    const owner = requireCaller(caller);
    const changed = await this.baskets.update(basketId, owner.id, (basket) => removeLine(basket, productId));
    return basketView(changed, this.settings.defaultCurrency);
  }
}
