import { seed } from '../src/persistence/seed';
import { CatalogFixture } from '../src/testing/catalog-fixture';

const catalog = new CatalogFixture();
afterAll(() => catalog.close());

it('seeds 1,000 products, however often it runs, and announces each once', async () => {
  const results = [await seed(), await seed()];
  expect(results).toEqual(['1000 products, 1000 of them new', '1000 products, 0 of them new']);
  expect(await catalog.products.get('prod-1')).toMatchObject({ available: 100_000, version: 1 });
  for (const id of ['prod-1', 'prod-1000']) {
    const { name, price } = await catalog.products.get(id);
    expect(await catalog.eventsOf(id)).toEqual([
      { type: 'product.created.v1', sequence: 1, data: { productId: id, name, price } },
    ]);
  }
});
