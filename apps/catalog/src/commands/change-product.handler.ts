import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { ChangeProduct } from '#contracts/catalog/commands/change-product.v1';
import { ProductChanged } from '#contracts/catalog/events/product-changed.v1';
import { CommandHandler, Outbox, type CommandContext } from '#libs/messaging';
import type { CatalogTx } from '../persistence/catalog-database';
import { ProductRepository } from '../persistence/product.repository';

@CommandHandler(ChangeProduct)
export class ChangeProductHandler {
  constructor(
    private readonly products: ProductRepository,
    private readonly outbox: Outbox,
  ) {}

  async handle(
    { id, expectedVersions, ...changes }: InputOf<typeof ChangeProduct>,
    { tx }: CommandContext<CatalogTx>,
  ): Promise<OutputOf<typeof ChangeProduct>> {
    const product = await this.products.change(tx, id, changes, expectedVersions);
    const { name, price, version } = product;
    await this.outbox.add(tx, ProductChanged.of({ productId: id, name, price }, { sequence: version }));
    return product;
  }
}
