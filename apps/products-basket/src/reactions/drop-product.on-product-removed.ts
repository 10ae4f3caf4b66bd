import { Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { ProductRemoved } from '#contracts/catalog/events/product-removed.v1';
import { ProductCopy } from '../persistence/product-copy';

@Reaction(ProductRemoved)
export class DropProductOnProductRemoved implements ReactionHandler<typeof ProductRemoved> {
  constructor(private readonly products: ProductCopy) {}

  async handle({ data, sequence }: EventOf<typeof ProductRemoved>, tx: RawTx): Promise<void> {
    await this.products.drop(data.productId, sequence, tx);
  }
}
