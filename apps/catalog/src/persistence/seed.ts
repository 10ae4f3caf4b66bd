import { ProductCreated } from '#contracts/catalog/events/product-created.v1';
import { Names, Outbox } from '#libs/messaging';
import { catalogConfig } from '../catalog.config';
import { CatalogDatabase } from './catalog-database';
import { seedProducts } from './seed-products';

/**
 * Adds those of the sample products that are missing. Their events wait in the outbox until the
 * service starts and publishes them.
 */
export async function seed(): Promise<string> {
  const database = new CatalogDatabase(catalogConfig.database);
  const outbox = new Outbox(new Names(catalogConfig.broker.namespace), { name: 'catalog' });
  const products = seedProducts();
  try {
    const added = await database.transaction(async (tx) => {
      const rows = await tx.product.createManyAndReturn({ data: products, skipDuplicates: true });
      const events = rows.map(({ id, name, priceAmount, currency, version }) =>
        ProductCreated.of(
          { productId: id, name, price: { amount: priceAmount, currency } },
          { sequence: version },
        ),
      );
      await outbox.add(tx, ...events);
      return rows.length;
    });
    return `${products.length} products, ${added} of them new`;
  } finally {
    await database.close();
  }
}
