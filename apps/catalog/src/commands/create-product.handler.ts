import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { CreateProduct } from '#contracts/catalog/commands/create-product.v1';
import { ProductCreated } from '#contracts/catalog/events/product-created.v1';
import { CommandHandler, Outbox, type CommandContext } from '#libs/messaging';
import { newProductId } from '../domain/product-id';
import type { CatalogTx } from '../persistence/catalog-database';
import { ProductRepository } from '../persistence/product.repository';

@CommandHandler(CreateProduct)
export class CreateProductHandler {
  constructor(
    private readonly products: ProductRepository,
    private readonly outbox: Outbox,
  ) {}

  async handle(
    { id = newProductId(), stock, ...details }: InputOf<typeof CreateProduct>,
    { tx }: CommandContext<CatalogTx>,
  ): Promise<OutputOf<typeof CreateProduct>> {
    const product = await this.products.create(tx, id, details, stock);
    const { name, price, version } = product;
    await this.outbox.add(tx, ProductCreated.of({ productId: id, name, price }, { sequence: version }));
    return product;
  }
}
