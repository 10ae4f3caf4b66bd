import { Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { ProductChanged } from '#contracts/catalog/events/product-changed.v1';
import { ProductCopy } from '../persistence/product-copy';

@Reaction(ProductChanged)
export class KeepProductOnProductChanged implements ReactionHandler<typeof ProductChanged> {
  constructor(private readonly products: ProductCopy) {}

  async handle({ data, sequence }: EventOf<typeof ProductChanged>, tx: RawTx): Promise<void> {
    const { productId: id, name, price } = data;
    await this.products.keep({ id, name, price }, sequence, tx);
  }
}
