import { Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import { ProductCreated } from '#contracts/catalog/events/product-created.v1';
import { ProductCopy } from '../persistence/product-copy';
import type { ProductsBasketTx } from '../persistence/products-basket-database';

@Reaction(ProductCreated)
export class KeepProductOnProductCreated implements ReactionHandler<ProductsBasketTx> {
  constructor(private readonly products: ProductCopy) {}

  async handle({ data, sequence }: EventOf<typeof ProductCreated>, tx: ProductsBasketTx): Promise<void> {
    const { productId: id, name, price } = data;
    await this.products.keep({ id, name, price }, sequence, tx);
  }
}
