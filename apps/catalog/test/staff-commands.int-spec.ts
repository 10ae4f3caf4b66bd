import { Product } from '#contracts/catalog/product';
import { newId } from '#libs/common';
import type { Caller } from '#libs/auth';
import { ChangeProductHandler } from '../src/commands/change-product.handler';
import { CreateProductHandler } from '../src/commands/create-product.handler';
import { RemoveProductHandler } from '../src/commands/remove-product.handler';
import { SetStockHandler } from '../src/commands/set-stock.handler';
import type { CatalogTx } from '../src/persistence/catalog-database';
import { GetProductHandler } from '../src/queries/get-product.handler';
import { CatalogFixture } from '../src/testing/catalog-fixture';

const catalog = new CatalogFixture();
afterAll(() => catalog.close());

const create = new CreateProductHandler(catalog.products, catalog.outbox);
const change = new ChangeProductHandler(catalog.products, catalog.outbox);
const remove = new RemoveProductHandler(catalog.products, catalog.outbox);
const setStock = new SetStockHandler(catalog.products);
const get = new GetProductHandler(catalog.products);

const staff: Caller = { id: newId(), roles: ['customer', 'staff'] };

interface Handler<Input, Output> {
  handle(input: Input, context: { caller: Caller | undefined; tx: CatalogTx }): Promise<Output>;
}

function run<Input, Output>(
  handler: Handler<Input, Output>,
  input: Input,
  caller: Caller | undefined = staff,
) {
  return catalog.database.transaction((tx) => handler.handle(input, { caller, tx }));
}

const price = { amount: 4_500, currency: 'EUR' };
const kettle = { name: 'Kettle', description: 'Boils', category: 'Kitchen', price, stock: 7 };
const missing = { code: 'PRODUCT_NOT_FOUND', kind: 'not-found' };

describe('a new product', () => {
  it('is for sale under an id of its own, and announced', async () => {
    const product = await run(create, kettle);
    const { id } = product;
    expect(id).toMatch(/^prod-[0-9a-f]{10}$/);
    expect(Product.parse(product)).toEqual({
      id,
      name: 'Kettle',
      description: 'Boils',
      category: 'Kitchen',
      price,
      available: 7,
      version: 1,
    });
    expect(await get.handle({ id })).toEqual(product);
    expect(await catalog.eventsOf(id)).toEqual([
      { type: 'product.created.v1', sequence: 1, data: { productId: id, name: 'Kettle', price } },
    ]);
  });

  it('is refused under a taken id, be that product removed', async () => {
    const { id } = await run(create, kettle);
    const refusal = { code: 'PRODUCT_ID_TAKEN', kind: 'conflict' };
    await expect(run(create, { ...kettle, id })).rejects.toMatchObject(refusal);
    await run(remove, { id });
    await expect(run(create, { ...kettle, id })).rejects.toMatchObject(refusal);
  });
});

describe('a changed product', () => {
  it('keeps what is not given, counts its version and is announced', async () => {
    const product = await run(create, kettle);
    const changed = await run(change, { id: product.id, price: { amount: 1, currency: 'EUR' } });
    expect(changed).toEqual({ ...product, price: { amount: 1, currency: 'EUR' }, version: 2 });
    expect((await catalog.eventsOf(product.id)).at(-1)).toEqual({
      type: 'product.changed.v1',
      sequence: 2,
      data: { productId: product.id, name: 'Kettle', price: { amount: 1, currency: 'EUR' } },
    });
  });

  it('counts every one of many changes at once, in the order of their events', async () => {
    const { id } = await run(create, kettle);
    await Promise.all(Array.from({ length: 8 }, (_, index) => run(change, { id, name: `Kettle ${index}` })));
    const sequences = (await catalog.eventsOf(id)).map(({ sequence }) => sequence);
    expect(sequences).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe('a removed product', () => {
  it('is gone for everybody, and announced', async () => {
    const { id } = await run(create, kettle);
    expect(await run(remove, { id })).toEqual({});
    await expect(get.handle({ id })).rejects.toMatchObject(missing);
    await expect(run(remove, { id })).rejects.toMatchObject(missing);
    await expect(run(change, { id, name: 'x' })).rejects.toMatchObject(missing);
    await expect(run(setStock, { id, stock: 1 })).rejects.toMatchObject(missing);
    expect((await catalog.eventsOf(id)).at(-1)).toEqual({
      type: 'product.removed.v1',
      sequence: 2,
      data: { productId: id },
    });
  });
});

describe('the stock', () => {
  it('is set as counted, and what is reserved is not for sale', async () => {
    const { id } = await run(create, kettle);
    await catalog.place(newId(), [{ productId: id, quantity: 2 }]);
    expect(await run(setStock, { id, stock: 10 })).toMatchObject({ available: 8, version: 1 });
  });

  it('does not go below what is reserved', async () => {
    const { id } = await run(create, kettle);
    await catalog.place(newId(), [{ productId: id, quantity: 5 }]);
    await expect(run(setStock, { id, stock: 4 })).rejects.toMatchObject({
      code: 'STOCK_BELOW_RESERVED',
      kind: 'conflict',
    });
    expect(await run(setStock, { id, stock: 5 })).toMatchObject({ available: 0 });
  });
});
