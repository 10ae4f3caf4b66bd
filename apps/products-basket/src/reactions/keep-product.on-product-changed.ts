import { Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import { ProductChanged } from '#contracts/catalog/events/product-changed.v1';
import { ProductCopy } from '../persistence/product-copy';
import type { ProductsBasketTx } from '../persistence/products-basket-database';

@Reaction(ProductChanged)
export class KeepProductOnProductChanged implements ReactionHandler<ProductsBasketTx> {
  constructor(private readonly products: ProductCopy) {}

  async handle({ data, sequence }: EventOf<typeof ProductChanged>, tx: ProductsBasketTx): Promise<void> {
    const { productId: id, name, price } = data;
    await this.products.keep({ id, name, price }, sequence, tx);
  }
}
