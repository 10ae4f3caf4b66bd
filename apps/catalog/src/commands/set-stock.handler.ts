import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { SetStock } from '#contracts/catalog/commands/set-stock.v1';
import { CommandHandler, type CommandContext } from '#libs/messaging';
import type { CatalogTx } from '../persistence/catalog-database';
import { ProductRepository } from '../persistence/product.repository';

@CommandHandler(SetStock)
export class SetStockHandler {
  constructor(private readonly products: ProductRepository) {}

  async handle(
    { id, stock, expectedVersions }: InputOf<typeof SetStock>,
    { tx }: CommandContext<CatalogTx>,
  ): Promise<OutputOf<typeof SetStock>> {
    return this.products.setStock(tx, id, stock, expectedVersions);
  }
}
