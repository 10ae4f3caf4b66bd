import { requireCaller } from '#libs/auth';
import { CommandHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { MergeBaskets } from '#contracts/basket/commands/merge-baskets.v1';
import { BasketSettings } from '../baskets/basket-settings';
import { OpenBaskets } from '../baskets/open-baskets';
import { SameBasket } from '../domain/basket.errors';
import { basketView } from '../views/basket-view';

@CommandHandler(MergeBaskets, { transaction: 'none' })
export class MergeBasketsHandler {
  constructor(
    private readonly baskets: OpenBaskets,
    private readonly settings: BasketSettings,
  ) {}

  async handle(
    { basketId, fromBasketId }: InputOf<typeof MergeBaskets>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof MergeBaskets>> {
    const owner = requireCaller(caller);
    if (fromBasketId === basketId) throw new SameBasket();
    const changed = await this.baskets.merge(basketId, fromBasketId, owner.id);
    return basketView(changed, this.settings.defaultCurrency);
  }
}
