import fc from 'fast-check';
import { newId } from '#libs/common';
import { RetryLater } from '#libs/messaging';
import type { Pieces } from '../src/domain/pieces';
import { CatalogFixture } from '../src/testing/catalog-fixture';

const catalog = new CatalogFixture();
afterAll(() => catalog.close());

const PRODUCTS = 5;
const STOCK = 20;

interface TestOrder {
  readonly id: string;
  readonly lines: readonly Pieces[];
}

const lines = fc.array(
  fc.record({ product: fc.nat(PRODUCTS - 1), quantity: fc.integer({ min: 1, max: 4 }) }),
  { minLength: 1, maxLength: 6 },
);
const fates = fc.array(fc.constantFrom('place', 'confirm', 'cancel'), { minLength: 1, maxLength: 4 });

async function addProducts(): Promise<string[]> {
  return Promise.all(Array.from({ length: PRODUCTS }, () => catalog.addProduct({ stock: STOCK })));
}

function orderOf(ids: readonly string[], given: { product: number; quantity: number }[]): TestOrder {
  return {
    id: newId(),
    lines: given.map(({ product, quantity }) => ({ productId: ids[product] ?? '', quantity })),
  };
}

const piecesIn = (orders: readonly TestOrder[], productId: string) =>
  orders
    .flatMap((order) => order.lines)
    .filter((line) => line.productId === productId)
    .reduce((sum, line) => sum + line.quantity, 0);

async function withLastEvent(orders: readonly TestOrder[], type: string): Promise<TestOrder[]> {
  const last = await Promise.all(orders.map(async ({ id }) => (await catalog.eventsOf(id)).at(-1)?.type));
  return orders.filter((_, index) => last[index] === type);
}

it('reserves all lines or none of 50 orders at once, and never more than there is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(lines, { minLength: 50, maxLength: 50 }), async (given) => {
      const ids = await addProducts();
      const orders = given.map((each) => orderOf(ids, each));
      await Promise.all(orders.map((order) => catalog.place(order.id, order.lines)));
      const reserved = await withLastEvent(orders, 'stock.reserved.v1');
      const rejected = await withLastEvent(orders, 'stock.rejected.v1');
      expect(reserved.length + rejected.length).toBe(orders.length);
      const stock = await catalog.stockOf(...ids);
      expect(stock).toEqual(ids.map((id) => ({ onHand: STOCK, reserved: piecesIn(reserved, id) })));
      expect(stock.every((product) => product.reserved <= STOCK)).toBe(true);
    }),
    { numRuns: 6, endOnFailure: true },
  );
});

it('adds up when placements, confirmations and cancellations of the same orders meet', async () => {
  const order = fc.record({ lines, fate: fates });
  await fc.assert(
    fc.asyncProperty(fc.array(order, { minLength: 25, maxLength: 25 }), async (given) => {
      const ids = await addProducts();
      const orders = given.map(({ lines: each, fate }) => ({ ...orderOf(ids, each), fate }));
      await Promise.all(orders.flatMap((each) => each.fate.map((step) => happen(each, step))));
      const held = await withLastEvent(orders, 'stock.reserved.v1');
      const gone = await withLastEvent(orders, 'stock.committed.v1');
      const expected = ids.map((id) => ({
        onHand: STOCK - piecesIn(gone, id),
        reserved: piecesIn(held, id),
      }));
      expect(await catalog.stockOf(...ids)).toEqual(expected);
    }),
    { numRuns: 6, endOnFailure: true },
  );
});

function happen({ id, lines: pieces }: TestOrder, step: 'place' | 'confirm' | 'cancel'): Promise<void> {
  if (step === 'place') return catalog.place(id, pieces);
  if (step === 'cancel') return catalog.cancel(id);
  return catalog.confirm(id).catch((failure: unknown) => {
    const mayHappen = failure instanceof RetryLater || isRefused(failure);
    if (!mayHappen) throw failure;
  });
}

function isRefused(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === 'STOCK_NOT_RESERVED';
}
