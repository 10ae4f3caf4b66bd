import { QueryHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { GetBasket } from '#contracts/basket/queries/get-basket.v1';
import { OpenBaskets } from '../baskets/open-baskets';
import { ownersOf } from '../baskets/owners-of';
import { BasketCheckedOut, BasketNotFound } from '../domain/basket.errors';
import { BasketViews } from '../views/basket-views';

@QueryHandler(GetBasket)
export class GetBasketHandler {
  constructor(
    private readonly baskets: OpenBaskets,
    private readonly views: BasketViews,
  ) {}

  async handle(
    { basketId }: InputOf<typeof GetBasket>,
    sender: QueryContext,
  ): Promise<OutputOf<typeof GetBasket>> {
    const basket = await this.baskets.get(basketId, ownersOf(sender)).catch((error: unknown) => {
      // To a reader, a basket that has become an order is gone.
      throw error instanceof BasketCheckedOut ? new BasketNotFound() : error;
    });
    return this.views.read(basket);
  }
}
