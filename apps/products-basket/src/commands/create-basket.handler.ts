import { requireCaller } from '#libs/auth';
import { newId } from '#libs/common';
import { CommandHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { CreateBasket } from '#contracts/basket/commands/create-basket.v1';
import { BasketSettings } from '../baskets/basket-settings';
import { OpenBaskets } from '../baskets/open-baskets';
import { newBasket } from '../domain/basket';
import { basketView } from '../views/basket-view';

@CommandHandler(CreateBasket, { transaction: 'none' })
export class CreateBasketHandler {
  constructor(
    private readonly baskets: OpenBaskets,
    private readonly settings: BasketSettings,
  ) {}

  async handle(
    { customerId }: InputOf<typeof CreateBasket>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof CreateBasket>> {
    const basket = newBasket(newId(), requireCaller(caller).id, customerId);
    return basketView(await this.baskets.create(basket), this.settings.defaultCurrency);
  }
}
