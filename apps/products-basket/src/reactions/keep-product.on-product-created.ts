import { Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { ProductCreated } from '#contracts/catalog/events/product-created.v1';
import { ProductCopy } from '../persistence/product-copy';

@Reaction(ProductCreated)
export class KeepProductOnProductCreated implements ReactionHandler<typeof ProductCreated> {
  constructor(private readonly products: ProductCopy) {}

  async handle({ data, sequence }: EventOf<typeof ProductCreated>, tx: RawTx): Promise<void> {
    const { productId: id, name, price } = data;
    await this.products.keep({ id, name, price }, sequence, tx);
  }
}
