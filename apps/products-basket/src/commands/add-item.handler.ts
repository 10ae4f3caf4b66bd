import { requireCaller } from '#libs/auth';
import { CommandHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { AddItem } from '#contracts/basket/commands/add-item.v1';
import { BasketSettings } from '../baskets/basket-settings';
import { OpenBaskets } from '../baskets/open-baskets';
import { ProductLookup } from '../catalog/product-lookup';
import { addLine } from '../domain/basket';
import { basketView } from '../views/basket-view';

@CommandHandler(AddItem, { transaction: 'none' })
export class AddItemHandler {
  constructor(
    private readonly baskets: OpenBaskets,
    private readonly products: ProductLookup,
    private readonly settings: BasketSettings,
  ) {}

  async handle(
    { basketId, productId, quantity }: InputOf<typeof AddItem>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof AddItem>> {
    const owner = requireCaller(caller);
    const { name, price } = await this.products.get(productId);
    const line = { productId, name, unitPrice: price, quantity };
    const changed = await this.baskets.update(basketId, owner.id, (basket) => addLine(basket, line));
    return basketView(changed, this.settings.defaultCurrency);
  }
}
