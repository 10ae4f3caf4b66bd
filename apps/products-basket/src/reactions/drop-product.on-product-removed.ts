import { Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import { ProductRemoved } from '#contracts/catalog/events/product-removed.v1';
import { ProductCopy } from '../persistence/product-copy';
import type { ProductsBasketTx } from '../persistence/products-basket-database';

@Reaction(ProductRemoved)
export class DropProductOnProductRemoved implements ReactionHandler<ProductsBasketTx> {
  constructor(private readonly products: ProductCopy) {}

  async handle({ data, sequence }: EventOf<typeof ProductRemoved>, tx: ProductsBasketTx): Promise<void> {
    await this.products.drop(data.productId, sequence, tx);
  }
}
