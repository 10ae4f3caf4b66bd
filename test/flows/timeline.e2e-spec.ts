import type { Product } from '#contracts/catalog/product';
import type { TimelineEntry } from '#contracts/orders/timeline';
import { until } from '../support/until';
import { type Problem, expectStatus } from './support/http';
import { type Person, aCustomer, theAdmin } from './support/people';
import { aConfirmedOrder, aProduct, anOrder } from './support/shopping';

interface Page {
  readonly items: TimelineEntry[];
  readonly nextCursor: string | null;
}

describe("an order's timeline", () => {
  let customer: Person;
  let staff: Person;
  let product: Product;

  beforeAll(async () => {
    [customer, staff, product] = await Promise.all([aCustomer(), theAdmin(), aProduct({ stock: 1_000 })]);
  });

  const timeline = (person: Person, id: string, query = '') =>
    expectStatus(200, person.send<Page>(`GET /orders/${id}/timeline${query}`));
  const steps = ({ items }: Page) => items.map(({ sequence, type }) => `${sequence} ${type}`);

  it('is there right after the check-out, and grows by one step after the other', async () => {
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const id = await anOrder(customer, product);
        let seen: TimelineEntry[] = [];
        await until('the order is confirmed', async () => {
          const { items } = await timeline(customer, id);
          const types = items.map(({ sequence, type }) => [sequence, type]);
          expect(types.slice(0, seen.length)).toEqual(seen.map(({ sequence, type }) => [sequence, type]));
          expect(items.length).toBeGreaterThan(0);
          seen = items;
          return items.at(-1)?.type === 'CONFIRMED';
        });
      }),
    );
  });

  it('tells the whole story', async () => {
    const { id, total } = await aConfirmedOrder(customer, product);
    await expectStatus(200, staff.send(`POST /orders/${id}/ship`, { json: { carrier: 'DHL' } }));
    await expectStatus(201, staff.send(`POST /orders/${id}/refunds`, { json: { reason: 'damaged' } }));
    const whole = await until('the refund is told', async () => {
      const page = await timeline(customer, id);
      return page.items.at(-1)?.type === 'REFUNDED' && page;
    });
    expect(steps(whole)).toEqual([
      '1 SUBMITTED',
      '2 PLACED',
      '3 STOCK_RESERVED',
      '4 PAYMENT_CAPTURED',
      '5 CONFIRMED',
      '6 SHIPPED',
      '7 REFUND_REQUESTED',
      '8 REFUNDED',
    ]);
    const times = whole.items.map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
    expect(whole.items).toMatchObject([
      { status: 'SUBMITTED' },
      { status: 'PLACED' },
      { status: 'AWAITING_PAYMENT' },
      { data: { amount: total } },
      { status: 'CONFIRMED' },
      { data: { carrier: 'DHL' } },
      { data: { amount: total, reason: 'damaged' } },
      { status: 'SHIPPED', data: { amount: total } },
    ]);
    expect(await timeline(staff, id)).toEqual(whole);
  });

  it('comes in pages', async () => {
    const { id } = await aConfirmedOrder(customer, product);
    const first = await timeline(customer, id, '?limit=2');
    expect(steps(first)).toEqual(['1 SUBMITTED', '2 PLACED']);
    const rest = await timeline(customer, id, `?cursor=${first.nextCursor}`);
    expect(steps(rest)).toEqual(['3 STOCK_RESERVED', '4 PAYMENT_CAPTURED', '5 CONFIRMED']);
    expect(rest.nextCursor).toBeNull();
    const bad = await customer.send<Problem>(`GET /orders/${id}/timeline?cursor=nonsense`);
    expect(bad).toMatchObject({ status: 400, body: { field: 'cursor' } });
  });

  it('says why an order was cancelled, and tells a stranger nothing', async () => {
    const id = await anOrder(customer, product, { paymentMethod: 'stub-declined' });
    const cancelled = await until('the order is cancelled', async () => {
      const page = await timeline(customer, id);
      return page.items.find(({ type }) => type === 'CANCELLED');
    });
    expect(cancelled).toMatchObject({ status: 'CANCELLED', data: { reason: 'PAYMENT_DECLINED' } });
    const stranger = await aCustomer();
    const refused = await stranger.send<Problem>(`GET /orders/${id}/timeline`);
    expect(refused).toMatchObject({ status: 404, body: { code: 'ORDER_NOT_FOUND' } });
  });
});
