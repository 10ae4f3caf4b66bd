import { requireCaller } from '#libs/auth';
import { CommandHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { ChangeItem } from '#contracts/basket/commands/change-item.v1';
import { BasketSettings } from '../baskets/basket-settings';
import { OpenBaskets } from '../baskets/open-baskets';
import { changeQuantity } from '../domain/basket';
import { basketView } from '../views/basket-view';

@CommandHandler(ChangeItem, { transaction: 'none' })
export class ChangeItemHandler {
  constructor(
    private readonly baskets: OpenBaskets,
    private readonly settings: BasketSettings,
  ) {}

  async handle(
    { basketId, productId, quantity }: InputOf<typeof ChangeItem>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof ChangeItem>> {
    const owner = requireCaller(caller);
    const changed = await this.baskets.update(basketId, owner.id, (basket) =>
      changeQuantity(basket, productId, quantity),
    );
    return basketView(changed, this.settings.defaultCurrency);
  }
}
