import { ListProducts } from '#contracts/catalog/queries/list-products.v1';
import type { OutputOf } from '#contracts/kernel/define-command';
import { newId } from '#libs/common';
import { ProductList } from '../src/persistence/product-list';
import { ListProductsHandler } from '../src/queries/list-products.handler';
import { CatalogFixture } from '../src/testing/catalog-fixture';

const catalog = new CatalogFixture();
const handler = new ListProductsHandler(new ProductList(catalog.database));
afterAll(() => catalog.close());

const list = (query: object) => handler.handle(ListProducts.input.parse(query));
const newCategory = () => `list-${newId()}`;

async function namesOf(query: object): Promise<string[]> {
  return (await list(query)).items.map(({ name }) => name);
}

/** Reads all pages; `between` happens before each page but the first. */
async function readThrough(query: object, between = async () => {}): Promise<string[]> {
  const ids: string[] = [];
  let page: OutputOf<typeof ListProducts> = await list(query);
  ids.push(...page.items.map(({ id }) => id));
  while (page.nextCursor) {
    await between();
    page = await list({ ...query, cursor: page.nextCursor });
    ids.push(...page.items.map(({ id }) => id));
  }
  return ids;
}

describe('the filters', () => {
  const category = newCategory();

  beforeAll(async () => {
    await catalog.addProduct({
      category,
      name: 'Blue Kettle',
      description: 'Steel, 1.7 l',
      amount: 4_500,
      stock: 3,
    });
    await catalog.addProduct({
      category,
      name: 'blue T-Shirt',
      description: 'Cotton',
      amount: 1_900,
      stock: 0,
    });
    await catalog.addProduct({
      category,
      name: 'Müsli Bowl',
      description: "The cook's choice",
      amount: 900,
      stock: 1,
    });
  });

  it.each([
    [{}, ['Blue Kettle', 'blue T-Shirt', 'Müsli Bowl']],
    [{ search: 'KETTLE blue' }, ['Blue Kettle']],
    [{ search: 'kett steel' }, ['Blue Kettle']],
    [{ search: 't-shirt' }, ['blue T-Shirt']],
    [{ search: 'blue cotton' }, ['blue T-Shirt']],
    [{ search: "müsli & cook's | !x:*" }, []],
    [{ search: "müsli, cook's" }, ['Müsli Bowl']],
    [{ search: '1.7' }, ['Blue Kettle']],
    [{ search: '?!' }, []],
    [{ minPrice: '1900', maxPrice: '4500' }, ['Blue Kettle', 'blue T-Shirt']],
    [{ maxPrice: Number.MAX_SAFE_INTEGER, minPrice: 4_501 }, []],
    [{ inStock: 'true' }, ['Blue Kettle', 'Müsli Bowl']],
    [{ inStock: false }, ['blue T-Shirt']],
  ])('%j finds %j', async (query, names) => {
    expect(await namesOf({ ...query, category })).toEqual(names);
  });

  it('find nothing in another category', async () => {
    expect(await list({ category: newCategory() })).toEqual({ items: [], nextCursor: null });
  });
});

describe('the pages', () => {
  it.each([
    ['name', ['a', 'B', 'c']],
    ['-name', ['c', 'B', 'a']],
    ['price', ['B', 'c', 'a']],
    ['-price', ['a', 'c', 'B']],
    ['newest', ['c', 'B', 'a']],
  ])('are sorted by %s', async (sort, names) => {
    const category = newCategory();
    await catalog.addProduct({ category, name: 'a', amount: 3 });
    await catalog.addProduct({ category, name: 'B', amount: 1 });
    await catalog.addProduct({ category, name: 'c', amount: 2 });
    expect(await namesOf({ category, sort })).toEqual(names);
  });

  it.each(['name', '-name', 'price', '-price', 'newest'])(
    'show each product once while others are added, sorted by %s',
    async (sort) => {
      const category = newCategory();
      const add = (index: number) =>
        catalog.addProduct({ category, name: `n${index % 4}`, amount: index % 3 });
      const before = await Promise.all(Array.from({ length: 25 }, (_, index) => add(index)));
      let added = 0;
      const seen = await readThrough({ category, sort, limit: 4 }, async () => {
        await Promise.all([add(added++), add(added++), add(added++)]);
      });
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining(before));
    },
    // Products are added while pages are read, so ever more pages follow; most fall before the cursor.
    60_000,
  );

  it.each(['name', '-name', 'price', '-price', 'newest'])(
    'neither skip nor repeat a product while others come and go all the time, sorted by %s',
    async (sort) => {
      const category = newCategory();
      const remove = (id: string) => catalog.database.transaction((tx) => catalog.products.remove(tx, id));
      const add = (index: number) =>
        catalog.addProduct({ category, name: `n${index % 5}`, amount: index % 4 });
      const kept = await Promise.all(Array.from({ length: 30 }, (_, index) => add(index)));
      let reading = true;
      const churn = async (index: number) => {
        for (let turn = index; reading; turn += 1) await remove(await add(turn));
      };
      const churning = [0, 1, 2].map(churn);

      const walks = [];
      for (let walk = 0; walk < 3; walk += 1) walks.push(await readThrough({ category, sort, limit: 3 }));
      reading = false;
      await Promise.all(churning);

      for (const seen of walks) {
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen).toEqual(expect.arrayContaining(kept));
      }
    },
    60_000,
  );

  it('leave out a removed product', async () => {
    const category = newCategory();
    const ids = await Promise.all(['a', 'b', 'c'].map((name) => catalog.addProduct({ category, name })));
    await catalog.database.transaction((tx) => catalog.products.remove(tx, ids[1] ?? ''));
    expect(await namesOf({ category })).toEqual(['a', 'c']);
  });

  it.each([{ cursor: 'nonsense' }, { cursor: 'W10' }])('refuse %j, naming the field', async (query) => {
    await expect(list(query)).rejects.toMatchObject({ facts: { errors: [{ field: 'cursor' }] } });
  });

  it('refuse the cursor of another sort', async () => {
    const category = newCategory();
    await Promise.all(['a', 'b'].map((name) => catalog.addProduct({ category, name })));
    const { nextCursor } = await list({ category, limit: 1, sort: 'name' });
    await expect(list({ category, sort: 'price', cursor: nextCursor })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      facts: { errors: [{ field: 'cursor' }] },
    });
  });
});
