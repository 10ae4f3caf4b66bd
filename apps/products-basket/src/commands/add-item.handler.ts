import { CommandHandler } from '#libs/messaging';
import type { FreeCommandContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { AddItem } from '#contracts/basket/commands/add-item.v1';
import { BasketChanges } from '../baskets/basket-changes';
import { OpenBaskets } from '../baskets/open-baskets';
import { ownersOf } from '../baskets/owners-of';
import { ProductLookup } from '../catalog/product-lookup';
import { addLine } from '../domain/basket';
import { BasketViews } from '../views/basket-views';

@CommandHandler(AddItem, { transaction: 'none' })
export class AddItemHandler {
  constructor(
    private readonly baskets: OpenBaskets,
    private readonly changes: BasketChanges,
    private readonly products: ProductLookup,
    private readonly views: BasketViews,
  ) {}

  async handle(
    { basketId, productId, quantity, expectedVersions }: InputOf<typeof AddItem>,
    { idempotency: request, ...sender }: FreeCommandContext,
  ): Promise<OutputOf<typeof AddItem>> {
    const owners = ownersOf(sender);
    const changed = await this.changes.once(request, async () => {
      const { name, price } = await this.products.get(productId);
      const line = { productId, name, unitPrice: price, quantity };
      const terms = { expectedVersions, request };
      return this.baskets.update(basketId, owners, (basket) => addLine(basket, line), terms);
    });
    return this.views.changed(changed);
  }
}
