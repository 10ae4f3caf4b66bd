import { CommandHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { DeleteBasket } from '#contracts/basket/commands/delete-basket.v1';
import { OpenBaskets } from '../baskets/open-baskets';
import { ownersOf } from '../baskets/owners-of';

@CommandHandler(DeleteBasket, { transaction: 'none' })
export class DeleteBasketHandler {
  constructor(private readonly baskets: OpenBaskets) {}

  async handle(
    { basketId, ...terms }: InputOf<typeof DeleteBasket>,
    sender: QueryContext,
  ): Promise<OutputOf<typeof DeleteBasket>> {
    await this.baskets.delete(basketId, ownersOf(sender), terms);
    return {};
  }
}
