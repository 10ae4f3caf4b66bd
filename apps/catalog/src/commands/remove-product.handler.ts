import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { RemoveProduct } from '#contracts/catalog/commands/remove-product.v1';
import { ProductRemoved } from '#contracts/catalog/events/product-removed.v1';
import { CommandHandler, Outbox, type CommandContext } from '#libs/messaging';
import type { CatalogTx } from '../persistence/catalog-database';
import { ProductRepository } from '../persistence/product.repository';

@CommandHandler(RemoveProduct)
export class RemoveProductHandler {
  constructor(
    private readonly products: ProductRepository,
    private readonly outbox: Outbox,
  ) {}

  async handle(
    { id, expectedVersions }: InputOf<typeof RemoveProduct>,
    { tx }: CommandContext<CatalogTx>,
  ): Promise<OutputOf<typeof RemoveProduct>> {
    const { version } = await this.products.remove(tx, id, expectedVersions);
    await this.outbox.add(tx, ProductRemoved.of({ productId: id }, { sequence: version }));
    return {};
  }
}
