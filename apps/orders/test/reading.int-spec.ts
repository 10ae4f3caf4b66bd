import { newId } from '#libs/common';
import { Order } from '#contracts/orders/order';
import { euros } from '../src/testing/builders';
import { OrdersFixture } from '../src/testing/orders-fixture';
import { openOwnDatabase, type OwnDatabase } from '../src/testing/own-database';

let own: OwnDatabase;
let orders: OrdersFixture;
beforeAll(async () => {
  own = await openOwnDatabase(process.env);
  orders = new OrdersFixture(own.database);
});
afterAll(() => own.drop());

const aCustomer = () => ({ id: newId(), roles: ['customer'] as const });
const staff = { id: newId(), roles: ['admin'] as const };

/** So many orders of one customer, two of them at the same instant, oldest first. */
async function history(userId: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i += 1) {
    orders.clock.seconds += i === 1 ? 0 : 1;
    ids.push((await orders.placed({ userId })).id);
  }
  return ids;
}

describe('reading an order', () => {
  it('answers its owner and staff what the contract says', async () => {
    const customer = aCustomer();
    const { id } = await orders.confirmed({ userId: customer.id });
    const order = await orders.get(id, customer);
    expect(Order.parse(order)).toEqual(order);
    expect(order).toMatchObject({
      status: 'CONFIRMED',
      items: [{ productId: 'prod-1', quantity: 2, unitPrice: euros(1_250), lineTotal: euros(2_500) }],
      total: euros(2_500),
      refundedAmount: euros(0),
      shippingAddress: null,
    });
    expect(await orders.get(id, staff)).toEqual(order);
  });

  it('tells nobody else that there is one', async () => {
    const { id } = await orders.placed();
    await expect(orders.get(id, aCustomer())).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' });
    await expect(orders.get(newId(), staff)).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' });
    await expect(orders.get(id)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('listing orders', () => {
  it('shows a customer all of the own ones, newest first, though new ones come and old ones change', async () => {
    const customer = aCustomer();
    const ids = await history(customer.id, 5);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await orders.list({ limit: 2, cursor }, customer);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
      await history(customer.id, 1);
      await orders.cancel(seen[0] ?? '', customer);
    } while (cursor);
    expect(seen).toEqual(ids.toReversed());
  });

  it('filters by status and keeps its place when the last one seen leaves the list', async () => {
    const customer = aCustomer();
    const ids = await history(customer.id, 4);
    const first = await orders.list({ limit: 2, status: 'PLACED' }, customer);
    await orders.cancel(first.items[1]?.id ?? '', customer);
    const second = await orders.list(
      { limit: 2, status: 'PLACED', cursor: first.nextCursor ?? '' },
      customer,
    );
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.toReversed());
    expect(second.nextCursor).toBeNull();
  });

  it.each([
    ['a customer', (userId: string) => ({ id: userId, roles: ['customer'] as const })],
    ['staff', () => staff],
  ])('shows %s each order once, though many are placed at the same time', async (_, reader) => {
    const { id: userId } = aCustomer();
    const ids = await history(userId, 30);
    const placing = Array.from({ length: 4 }, async () => {
      for (let count = 0; count < 15; count += 1) {
        orders.clock.seconds += count % 2;
        await orders.placed({ userId });
      }
    });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await orders.list({ limit: 3, cursor, userId }, reader(userId));
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    await Promise.all(placing);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => ids.includes(id))).toEqual(ids.toReversed());
  });

  it('narrows what the reader may see by whose they are, and by their own reference', async () => {
    const [mine, theirs] = [aCustomer(), aCustomer()];
    const { id } = await orders.placed({ userId: mine.id, customerId: 'crm-7' });
    await orders.placed({ userId: mine.id });
    await orders.placed({ userId: theirs.id, customerId: 'crm-7' });
    const idsOf = async (...args: Parameters<typeof orders.list>) =>
      (await orders.list(...args)).items.map((order) => order.id);
    expect(await idsOf({ customerId: 'crm-7' }, mine)).toEqual([id]);
    expect(await idsOf({ customerId: 'crm-7', userId: mine.id }, staff)).toEqual([id]);
    expect(await idsOf({ userId: mine.id }, staff)).toHaveLength(2);
    expect(await idsOf({ userId: theirs.id }, mine)).toEqual([]);
  });

  it("shows staff everybody's and strangers none", async () => {
    const [id] = await history(newId(), 1);
    expect((await orders.list({ limit: 1 }, staff)).items).toMatchObject([{ id }]);
    expect(await orders.list({}, aCustomer())).toEqual({ items: [], nextCursor: null });
  });

  it.each([
    'nonsense',
    Buffer.from('["2026-01-01T00:00:00Z"]').toString('base64url'),
    Buffer.from('{}').toString('base64url'),
  ])('refuses the cursor %s by its field', async (cursor) => {
    await expect(orders.list({ cursor }, staff)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      facts: { errors: [{ field: 'cursor' }] },
    });
  });
});

describe('the export of personal data', () => {
  it('holds every order of whoever asks with its timeline, and no other, whatever their role', async () => {
    const customer = { id: newId(), roles: ['admin'] as const };
    const ids = [...(await history(customer.id, 4)), (await orders.confirmed({ userId: customer.id })).id];
    await orders.placed();
    const exported: Awaited<ReturnType<typeof orders.export>>['items'] = [];
    let cursor: string | undefined;
    do {
      const page = await orders.export({ limit: 2, cursor }, customer);
      exported.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(exported.map(({ id }) => id).sort()).toEqual(ids.sort());
    for (const { timeline, ...order } of exported) {
      expect(order).toEqual(await orders.get(order.id, customer));
      expect(timeline).toEqual((await orders.timeline(order.id, customer)).items);
    }
  });
});
