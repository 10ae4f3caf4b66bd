import type { Basket } from '#contracts/basket/basket';
import type { Product } from '#contracts/catalog/product';
import { until } from '../support/until';
import { type Problem, expectStatus, send } from './support/http';
import { type Person, aCustomer, theAdmin } from './support/people';
import { aBasketWith, aConfirmedOrder, aProduct, anEmptyBasket, availableOf } from './support/shopping';

interface Page {
  readonly items: readonly Product[];
  readonly nextCursor: string | null;
}

const list = (query: string) => expectStatus(200, send<Page>(`GET /products?${query}`));

/** Every product that matches, page by page. */
async function walk(query: string, limit = 100): Promise<Product[]> {
  const found: Product[] = [];
  let cursor = '';
  do {
    const page = await list(`limit=${limit}&${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    found.push(...page.items);
    cursor = page.nextCursor ?? '';
  } while (cursor);
  return found;
}

const sorted = <T>(values: readonly T[], compare: (a: T, b: T) => number) => [...values].sort(compare);

describe('the product list', () => {
  it.each(['name', '-name', 'price', '-price', 'newest'])(
    'by %s shows each of the 1,000 products exactly once',
    async (sort) => {
      const ids = (await walk(`sort=${sort}`)).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const seeded = ids.filter((id) => /^prod-\d+$/.test(id));
      expect(seeded).toHaveLength(1_000);
    },
  );

  it('is sorted by price, both ways', async () => {
    const up = (await walk('sort=price&category=Kitchen')).map(({ price }) => price.amount);
    const down = (await walk('sort=-price&category=Kitchen')).map(({ price }) => price.amount);
    expect(up.length).toBeGreaterThan(10);
    expect(up).toEqual(sorted(up, (a, b) => a - b));
    expect(down).toEqual([...up].reverse());
  });

  it('is the same in small pages', async () => {
    const query = 'category=Kitchen&sort=name';
    const ids = (products: readonly Product[]) => products.map(({ id }) => id);
    expect(ids(await walk(query, 7))).toEqual(ids(await walk(query, 100)));
  });

  it('holds what matches every filter', async () => {
    const lamp = { category: 'Filters', name: 'Zebra Lamp', description: 'Striped light for savannas.' };
    const [cheap, dear, soldOut] = await Promise.all([
      aProduct({ ...lamp, price: { amount: 1_000, currency: 'EUR' } }),
      aProduct({ ...lamp, price: { amount: 9_000, currency: 'EUR' } }),
      aProduct({ ...lamp, price: { amount: 2_000, currency: 'EUR' }, stock: 0 }),
    ]);
    const found = async (query: string) =>
      (await walk(`category=Filters&sort=price&${query}`)).map(({ id }) => id);

    expect(await found('')).toEqual([cheap.id, soldOut.id, dear.id]);
    expect(await found('minPrice=1000&maxPrice=2000')).toEqual([cheap.id, soldOut.id]);
    expect(await found('inStock=true')).toEqual([cheap.id, dear.id]);
    expect(await found('inStock=false')).toEqual([soldOut.id]);
    expect(await found('search=ZEBRA%20savan')).toEqual([cheap.id, soldOut.id, dear.id]);
    expect(await found('search=zebra%20tundra')).toEqual([]);
    expect(await list('category=Nowhere')).toEqual({ items: [], nextCursor: null });
  });

  it('takes a cursor only with the sort that it came from', async () => {
    const { nextCursor } = await list('sort=price&limit=1');
    const answer = await send<Problem>(
      `GET /products?sort=name&cursor=${encodeURIComponent(nextCursor ?? '')}`,
    );
    expect(answer).toMatchObject({ status: 400, body: { field: 'cursor' } });
  });
});

describe('what staff change', () => {
  let admin: Person;
  let customer: Person;

  beforeAll(async () => {
    [admin, customer] = await Promise.all([theAdmin(), aCustomer()]);
  });

  it('a new product can be bought at once', async () => {
    const json = { name: 'Brand New', category: 'News', price: { amount: 700, currency: 'EUR' }, stock: 1 };
    const product = await expectStatus(201, admin.send<Product>('POST /products', { json }));
    expect(product).toMatchObject({ name: 'Brand New', available: 1, version: 1 });
    expect((await aBasketWith(customer, product)).total).toEqual(product.price);
  });

  it('a new price is charged soon, and never in between', async () => {
    const product = await aProduct({ price: { amount: 1_000, currency: 'EUR' } });
    await aBasketWith(customer, product);
    const price = { amount: 1_250, currency: 'EUR' };
    const changed = await expectStatus(
      200,
      admin.send<Product>(`PATCH /products/${product.id}`, { json: { price } }),
    );
    expect(changed).toMatchObject({ name: product.name, price, version: product.version + 1 });

    await until('baskets know the new price', async () => {
      const { total } = await aBasketWith(customer, product);
      expect([1_000, 1_250]).toContain(total.amount);
      return total.amount === 1_250;
    });
    expect((await aConfirmedOrder(customer, product)).total).toEqual(price);
  });

  it('a removed product is no longer sold, not even from a basket', async () => {
    const product = await aProduct();
    const basket = await aBasketWith(customer, product);
    await expectStatus(204, admin.send(`DELETE /products/${product.id}`));

    await expectStatus(404, send(`GET /products/${product.id}`));
    const { id: other } = await anEmptyBasket(customer);
    const json = { productId: product.id, quantity: 1 };
    await until('it cannot be put into a basket', async () => {
      const { status } = await customer.send<Basket>(`POST /basket/${other}/items`, { json });
      return status === 404;
    });
    const order = { basketId: basket.id, paymentMethod: 'stub' };
    expect(await customer.send<Problem>('POST /orders', { json: order })).toMatchObject({
      status: 404,
      body: { code: 'PRODUCT_NOT_FOUND', field: 'basketId' },
    });
  });

  it('stock is set, never below what is reserved', async () => {
    const product = await aProduct({ stock: 2 });
    const set = <Body>(stock: number) =>
      admin.send<Body>(`PUT /products/${product.id}/stock`, { json: { stock } });
    expect((await expectStatus(200, set<Product>(7))).available).toBe(7);
    await aConfirmedOrder(customer, product, 3);
    await until('the stock is committed', async () => (await availableOf(product)) === 4);

    const { id } = await aBasketWith(customer, product, 2);
    const json = { basketId: id, paymentMethod: 'stub-async' };
    await expectStatus(202, customer.send('POST /orders', { json }));
    await until('the stock is reserved', async () => (await availableOf(product)) === 2);
    expect(await set<Problem>(1)).toMatchObject({
      status: 409,
      body: { code: 'STOCK_BELOW_RESERVED', field: 'stock' },
    });
    expect((await expectStatus(200, set<Product>(2))).available).toBe(0);
  });

  it('an id is taken once', async () => {
    const json = { id: 'prod-1', name: 'A', category: 'B', price: { amount: 1, currency: 'EUR' } };
    expect(await admin.send<Problem>('POST /products', { json })).toMatchObject({
      status: 409,
      body: { code: 'PRODUCT_ID_TAKEN', field: 'id' },
    });
  });
});
