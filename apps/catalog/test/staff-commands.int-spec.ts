import { Product } from '#contracts/catalog/product';
import { newId } from '#libs/common';
import type { Caller } from '#libs/auth';
import { ChangeProductHandler } from '../src/commands/change-product.handler';
import { CreateProductHandler } from '../src/commands/create-product.handler';
import { RemoveProductHandler } from '../src/commands/remove-product.handler';
import { SetStockHandler } from '../src/commands/set-stock.handler';
import type { CatalogTx } from '../src/persistence/catalog-database';
import { GetAvailabilityHandler } from '../src/queries/get-availability.handler';
import { GetProductHandler } from '../src/queries/get-product.handler';
import { CatalogFixture } from '../src/testing/catalog-fixture';

const catalog = new CatalogFixture();
afterAll(() => catalog.close());

const create = new CreateProductHandler(catalog.products, catalog.outbox);
const change = new ChangeProductHandler(catalog.products, catalog.outbox);
const remove = new RemoveProductHandler(catalog.products, catalog.outbox);
const setStock = new SetStockHandler(catalog.products);
const get = new GetProductHandler(catalog.products);
const availability = new GetAvailabilityHandler(catalog.products);

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

describe('a change that is meant for a version', () => {
  const stale = { code: 'STALE_VERSION', kind: 'stale', facts: { errors: [{ field: 'If-Match' }] } };

  it('is made where that is the current one, and refused where it is not', async () => {
    const { id } = await run(create, kettle);
    await run(change, { id, name: 'Newer kettle', expectedVersions: [1] });
    await expect(run(change, { id, name: 'Older', expectedVersions: [1] })).rejects.toMatchObject(stale);
    await expect(run(setStock, { id, stock: 9, expectedVersions: [1] })).rejects.toMatchObject(stale);
    await expect(run(remove, { id, expectedVersions: [1, 3] })).rejects.toMatchObject(stale);

    expect(await get.handle({ id })).toMatchObject({ name: 'Newer kettle', available: 7, version: 2 });
    expect(await run(setStock, { id, stock: 9, expectedVersions: [1, 2] })).toMatchObject({ available: 9 });
    await run(remove, { id, expectedVersions: [2] });
  });

  it('is made once, however many mean the same version at once', async () => {
    const { id } = await run(create, kettle);
    const changes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => run(change, { id, name: `n${index}`, expectedVersions: [1] })),
    );
    expect(changes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await get.handle({ id })).toMatchObject({ version: 2 });
  });

  it('tells too little stock from a stale version, and both from a product that is gone', async () => {
    const { id } = await run(create, kettle);
    await catalog.place(newId(), [{ productId: id, quantity: 5 }]);
    const low = run(setStock, { id, stock: 4, expectedVersions: [1] });
    await expect(low).rejects.toMatchObject({ code: 'STOCK_BELOW_RESERVED' });
    await expect(run(setStock, { id, stock: 4, expectedVersions: [] })).rejects.toMatchObject(stale);
    await expect(run(change, { id: newId(), name: 'x', expectedVersions: [1] })).rejects.toMatchObject(
      missing,
    );
  });
});

describe('the availability', () => {
  it('is told of what is for sale, reserved pieces left out', async () => {
    const [sold, removed] = [await run(create, kettle), await run(create, kettle)];
    await catalog.place(newId(), [{ productId: sold.id, quantity: 2 }]);
    await run(remove, { id: removed.id });
    expect(await availability.handle({ ids: [removed.id, 'never-heard-of', sold.id] })).toEqual({
      items: [{ id: sold.id, available: 5 }],
    });
  });
});
