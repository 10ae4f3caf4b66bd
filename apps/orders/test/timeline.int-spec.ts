import { newId } from '#libs/common';
import { TimelineEntry } from '#contracts/orders/timeline';
import { aCheckout, anAddress } from '../src/testing/builders';
import { OrdersFixture } from '../src/testing/orders-fixture';
import { openOwnDatabase, type OwnDatabase } from '../src/testing/own-database';

let own: OwnDatabase;
let orders: OrdersFixture;
beforeAll(async () => {
  own = await openOwnDatabase(process.env);
  orders = new OrdersFixture(own.database);
});
afterAll(() => own.drop());

const owner = { id: newId(), roles: ['customer'] as const };
const stranger = { id: newId(), roles: ['customer'] as const };
const staff = { id: newId(), roles: ['staff'] as const };

/** An order that has taken seven steps. */
async function aTravelledOrder(): Promise<string> {
  const { id } = await orders.confirmed({ userId: owner.id });
  await orders.change({ orderId: id, shippingAddress: anAddress() }, owner);
  await orders.ship({ orderId: id, carrier: 'DHL' });
  return id;
}

describe('the timeline of an order', () => {
  it('tells its owner and staff every step, with what is to say of it', async () => {
    const id = await aTravelledOrder();
    const { items, nextCursor } = await orders.timeline(id, owner);
    expect(items.map((item) => TimelineEntry.parse(item))).toEqual(items);
    expect(items.map(({ sequence, type }) => `${sequence} ${type}`)).toEqual([
      '1 SUBMITTED',
      '2 PLACED',
      '3 STOCK_RESERVED',
      '4 PAYMENT_CAPTURED',
      '5 CONFIRMED',
      '6 ADDRESS_CHANGED',
      '7 SHIPPED',
    ]);
    expect(items.at(-1)).toMatchObject({ status: 'SHIPPED', data: { carrier: 'DHL' } });
    expect(nextCursor).toBeNull();
    expect(await orders.timeline(id, staff)).toEqual({ items, nextCursor });
  });

  it('comes a page at a time, without a gap though steps are added', async () => {
    const id = await aTravelledOrder();
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await orders.timeline(id, owner, { limit: 3, cursor });
      seen.push(...page.items.map(({ sequence }) => sequence));
      cursor = page.nextCursor ?? undefined;
      if (seen.length === 3) await orders.deliver({ orderId: id });
    } while (cursor);
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('is told to nobody else', async () => {
    const id = await aTravelledOrder();
    const refused = { code: 'ORDER_NOT_FOUND' };
    await expect(orders.timeline(id, stranger)).rejects.toMatchObject(refused);
    await expect(orders.follow(id, 0, stranger)).rejects.toMatchObject(refused);
    await expect(orders.timeline(newId(), staff)).rejects.toMatchObject(refused);
  });

  it.each(['nonsense', Buffer.from('-1').toString('base64url'), Buffer.from('"1"').toString('base64url')])(
    'refuses the cursor %s by its field',
    async (cursor) => {
      const id = await aTravelledOrder();
      await expect(orders.timeline(id, owner, { cursor })).rejects.toMatchObject({
        code: 'VALIDATION_FAILED',
        facts: { errors: [{ field: 'cursor' }] },
      });
    },
  );

  it('tells each step once, though messages come again and an order is checked out again', async () => {
    const checkout = aCheckout({ userId: owner.id });
    await orders.react('basketCheckedOut', checkout);
    await orders.react('basketCheckedOut', checkout);
    await orders.react('stockReserved', { orderId: checkout.orderId });
    await orders.react('stockReserved', { orderId: checkout.orderId });
    const { items } = await orders.timeline(checkout.orderId, owner);
    expect(items.map(({ type }) => type)).toEqual(['SUBMITTED', 'PLACED', 'STOCK_RESERVED']);
  });
});

describe('following an order', () => {
  it('gives what came behind the last step seen, and whether more is to come', async () => {
    const id = await aTravelledOrder();
    expect(await orders.follow(id, 7, owner)).toEqual({ entries: [], ended: false });
    await orders.deliver({ orderId: id });
    const { entries, ended } = await orders.follow(id, 6, owner);
    expect(entries.map(({ type }) => type)).toEqual(['SHIPPED', 'DELIVERED']);
    expect(ended).toBe(true);
  });

  it('of a cancelled order goes on until its money is back', async () => {
    const { id } = await orders.confirmed({ userId: owner.id });
    await orders.cancel(id, owner);
    expect(await orders.follow(id, 7, owner)).toEqual({ entries: [], ended: false });
    const [refund] = (await orders.stateOf(id)).refunds;
    await orders.react('paymentRefunded', { orderId: id, ...refund });
    const { entries, ended } = await orders.follow(id, 7, owner);
    expect(entries).toMatchObject([{ type: 'REFUNDED', data: { refundId: refund?.refundId } }]);
    expect(ended).toBe(true);
  });

  it('from a step that was never taken is refused by its header', async () => {
    const { id } = await orders.placed({ userId: owner.id });
    await expect(orders.follow(id, 3, owner)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      facts: { errors: [{ field: 'Last-Event-ID' }] },
    });
  });
});
