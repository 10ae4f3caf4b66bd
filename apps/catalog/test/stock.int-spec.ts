import { newId } from '#libs/common';
import { Reject, RetryLater } from '#libs/messaging';
import { CatalogFixture } from '../src/testing/catalog-fixture';

const catalog = new CatalogFixture();
afterAll(() => catalog.close());

const eventTypes = async (orderId: string) => (await catalog.eventsOf(orderId)).map(({ type }) => type);

async function placedOrder({ stock = 10, quantity = 3 } = {}) {
  const productId = await catalog.addProduct({ stock });
  const orderId = newId();
  await catalog.place(orderId, [{ productId, quantity }]);
  return { productId, orderId };
}

describe('an order placed', () => {
  it('sets its pieces aside and says so', async () => {
    const { productId, orderId } = await placedOrder();
    expect(await catalog.stockOf(productId)).toEqual([{ onHand: 10, reserved: 3 }]);
    expect(await catalog.eventsOf(orderId)).toEqual([{ type: 'stock.reserved.v1', data: { orderId } }]);
  });

  it('gets all lines or none, and is told every shortage', async () => {
    const plenty = await catalog.addProduct({ stock: 10 });
    const scarce = await catalog.addProduct({ stock: 1 });
    const orderId = newId();
    const lines = [plenty, scarce, 'constructor'].map((productId) => ({ productId, quantity: 2 }));
    await catalog.place(orderId, lines);
    expect(await catalog.stockOf(plenty, scarce)).toMatchObject([{ reserved: 0 }, { reserved: 0 }]);
    const shortages = [
      { productId: scarce, requested: 2, available: 1 },
      { productId: 'constructor', requested: 2, available: 0 },
    ];
    expect(await catalog.eventsOf(orderId)).toEqual([
      {
        type: 'stock.rejected.v1',
        data: { orderId, shortages: expect.arrayContaining(shortages) as unknown },
      },
    ]);
  });

  it('adds up two lines of one product', async () => {
    const productId = await catalog.addProduct({ stock: 5 });
    const line = { productId, quantity: 3 };
    const orderId = newId();
    await catalog.place(orderId, [line, line]);
    expect(await catalog.stockOf(productId)).toEqual([{ onHand: 5, reserved: 0 }]);
    expect(await catalog.eventsOf(orderId)).toMatchObject([
      { data: { shortages: [{ productId, requested: 6, available: 5 }] } },
    ]);
  });

  it('gets nothing of a removed product', async () => {
    const productId = await catalog.addProduct({ stock: 5 });
    await catalog.database.transaction((tx) => catalog.products.remove(tx, productId));
    const orderId = newId();
    await catalog.place(orderId, [{ productId, quantity: 1 }]);
    expect(await catalog.eventsOf(orderId)).toMatchObject([
      { type: 'stock.rejected.v1', data: { shortages: [{ productId, available: 0 }] } },
    ]);
  });

  it('is answered once, however often it comes', async () => {
    const { productId, orderId } = await placedOrder();
    await Promise.all([1, 2, 3].map(() => catalog.place(orderId, [{ productId, quantity: 3 }])));
    expect(await catalog.stockOf(productId)).toEqual([{ onHand: 10, reserved: 3 }]);
    expect(await eventTypes(orderId)).toEqual(['stock.reserved.v1']);
  });
});

describe('an order confirmed', () => {
  it('takes its pieces out of the warehouse once', async () => {
    const { productId, orderId } = await placedOrder();
    await catalog.confirm(orderId);
    await catalog.confirm(orderId);
    expect(await catalog.stockOf(productId)).toEqual([{ onHand: 7, reserved: 0 }]);
    expect(await eventTypes(orderId)).toEqual(['stock.reserved.v1', 'stock.committed.v1']);
  });

  it('waits for the order to be placed', async () => {
    await expect(catalog.confirm(newId())).rejects.toThrow(RetryLater);
  });

  it('is refused where the stock was', async () => {
    const { orderId } = await placedOrder({ stock: 0 });
    await expect(catalog.confirm(orderId)).rejects.toThrow(Reject);
  });

  it('changes nothing after the cancellation', async () => {
    const { productId, orderId } = await placedOrder();
    await catalog.cancel(orderId);
    await catalog.confirm(orderId);
    expect(await catalog.stockOf(productId)).toEqual([{ onHand: 10, reserved: 0 }]);
    expect(await eventTypes(orderId)).toEqual(['stock.reserved.v1', 'stock.released.v1']);
  });
});

describe('an order cancelled', () => {
  it('gives its reserved pieces free once', async () => {
    const { productId, orderId } = await placedOrder();
    await catalog.cancel(orderId);
    await catalog.cancel(orderId);
    expect(await catalog.stockOf(productId)).toEqual([{ onHand: 10, reserved: 0 }]);
    expect(await eventTypes(orderId)).toEqual(['stock.reserved.v1', 'stock.released.v1']);
  });

  it('puts committed pieces back', async () => {
    const { productId, orderId } = await placedOrder();
    await catalog.confirm(orderId);
    await catalog.cancel(orderId);
    expect(await catalog.stockOf(productId)).toEqual([{ onHand: 10, reserved: 0 }]);
    expect((await eventTypes(orderId)).at(-1)).toBe('stock.released.v1');
  });

  it('releases nothing where the stock was refused', async () => {
    const { orderId } = await placedOrder({ stock: 0 });
    await catalog.cancel(orderId);
    expect(await eventTypes(orderId)).toEqual(['stock.rejected.v1']);
  });

  it('lets a late placement reserve nothing', async () => {
    const productId = await catalog.addProduct({ stock: 10 });
    const orderId = newId();
    await catalog.cancel(orderId);
    await catalog.place(orderId, [{ productId, quantity: 1 }]);
    expect(await catalog.stockOf(productId)).toEqual([{ onHand: 10, reserved: 0 }]);
    expect(await eventTypes(orderId)).toEqual([]);
  });
});
