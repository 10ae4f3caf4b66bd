import { requireCaller } from '#libs/auth';
import { QueryHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { GetBasket } from '#contracts/basket/queries/get-basket.v1';
import { BasketSettings } from '../baskets/basket-settings';
import { OpenBaskets } from '../baskets/open-baskets';
import { BasketCheckedOut, BasketNotFound } from '../domain/basket.errors';
import { basketView } from '../views/basket-view';

@QueryHandler(GetBasket)
export class GetBasketHandler {
  constructor(
    private readonly baskets: OpenBaskets,
    private readonly settings: BasketSettings,
  ) {}

  async handle(
    { basketId }: InputOf<typeof GetBasket>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof GetBasket>> {
    const basket = await this.baskets.get(basketId, requireCaller(caller).id).catch((error: unknown) => {
      // To a reader, a basket that has become an order is gone.
      throw error instanceof BasketCheckedOut ? new BasketNotFound() : error;
    });
    return basketView(basket, this.settings.defaultCurrency);
  }
}
