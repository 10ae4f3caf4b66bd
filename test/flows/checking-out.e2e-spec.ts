import { randomUUID } from 'node:crypto';
import type { Product } from '#contracts/catalog/product';
import type { Order } from '#contracts/orders/order';
import { type Problem, expectStatus } from './support/http';
import { type Person, aCustomer } from './support/people';
import { moneyMoved, query } from './support/records';
import {
  aBasketWith,
  aProduct,
  anOrder,
  availableOf,
  checkOut,
  orderOnce,
  readOrder,
  settledOrder,
} from './support/shopping';

const many = <T>(count: number, make: () => Promise<T>) => Promise.all(Array.from({ length: count }, make));

describe('checking a basket out', () => {
  let customer: Person;
  let product: Product;

  beforeAll(async () => {
    customer = await aCustomer();
    product = await aProduct({ stock: 1_000 });
  });

  async function ordersOf(basketId: string): Promise<number> {
    return (await query('orders', 'SELECT FROM orders WHERE basket_id = $1', [basketId])).length;
  }

  it('answers 202 with the order and where it is', async () => {
    const { id: basketId } = await aBasketWith(customer, product);
    const answer = await checkOut(customer, basketId);

    expect(answer).toMatchObject({ status: 202, body: { status: 'SUBMITTED' } });
    expect(answer.headers.get('location')).toBe(`/orders/${answer.body.id}`);
  });

  it('leaves no moment at which the order cannot be read', async () => {
    await many(20, async () => {
      const id = await anOrder(customer, product);
      expect(await readOrder(customer, id)).toMatchObject({ id, total: product.price });
    });
  });

  it('leaves no basket behind', async () => {
    const { id: basketId } = await aBasketWith(customer, product);
    await expectStatus(202, checkOut(customer, basketId));
    const read = await customer.send<Problem>(`GET /basket/${basketId}`);
    expect(read).toMatchObject({ status: 404, body: { code: 'BASKET_NOT_FOUND', field: 'basketId' } });
    const json = { productId: product.id, quantity: 1 };
    const add = await customer.send<Problem>(`POST /basket/${basketId}/items`, { json });
    expect(add).toMatchObject({ status: 409, body: { code: 'BASKET_CHECKED_OUT', field: 'basketId' } });
  });

  it('twice gives one order and the same answer', async () => {
    const { id: basketId } = await aBasketWith(customer, product);
    const first = await checkOut(customer, basketId);
    const second = await checkOut(customer, basketId, { paymentMethod: 'stub-declined' });

    expect([second.status, second.body]).toEqual([first.status, first.body]);
    await orderOnce('CONFIRMED', customer, first.body.id);
    expect((await checkOut(customer, basketId)).body).toEqual(first.body);
    expect(await ordersOf(basketId)).toBe(1);
  });

  it('50 times at once gives one order and the same answer', async () => {
    const limited = await aProduct({ stock: 50 });
    const { id: basketId } = await aBasketWith(customer, limited, 2);
    const answers = await many(50, () => checkOut(customer, basketId));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const { id } = await orderOnce('CONFIRMED', customer, answers[0]?.body.id ?? '');
    expect(await ordersOf(basketId)).toBe(1);
    expect(await moneyMoved(id)).toEqual({ captures: [2 * limited.price.amount], refunds: [] });
    expect(await availableOf(limited)).toBe(48);
  });

  it('never sells more than there is, however many want it at once', async () => {
    const scarce = await aProduct({ stock: 3 });
    const ids = await many(12, () => anOrder(customer, scarce));

    const orders = await Promise.all(ids.map((id) => settledOrder(customer, id)));
    const reasons = orders.map(({ status, cancelReason }) => cancelReason ?? status).sort();
    expect(reasons).toEqual([
      ...Array<string>(3).fill('CONFIRMED'),
      ...Array<string>(9).fill('OUT_OF_STOCK'),
    ]);
    expect(await availableOf(scarce)).toBe(0);
  });

  describe('with an Idempotency-Key', () => {
    const withKey = (key: string) => ({ headers: { 'idempotency-key': key } });

    it('answers the first answer again, and says so', async () => {
      const { id: basketId } = await aBasketWith(customer, product);
      const key = randomUUID();
      const first = await checkOut(customer, basketId, withKey(key));
      const second = await checkOut(customer, basketId, withKey(key));

      expect([second.status, second.body]).toEqual([first.status, first.body]);
      expect(first.headers.get('idempotency-replayed')).toBeNull();
      expect(second.headers.get('idempotency-replayed')).toBe('true');
    });

    it('refuses another body', async () => {
      const { id: basketId } = await aBasketWith(customer, product);
      const key = randomUUID();
      await expectStatus(202, checkOut(customer, basketId, withKey(key)));
      const json = { basketId, paymentMethod: 'stub-async' };
      const answer = await customer.send<Problem>('POST /orders', { json, ...withKey(key) });

      expect(answer).toMatchObject({
        status: 422,
        body: { code: 'IDEMPOTENCY_KEY_REUSED', field: 'Idempotency-Key' },
      });
    });

    it('does not mix up two customers with the same key', async () => {
      const other = await aCustomer();
      const key = randomUUID();
      const [mine, theirs] = [await aBasketWith(customer, product), await aBasketWith(other, product)];
      const first = await expectStatus(202, checkOut(customer, mine.id, withKey(key)));
      const second = await expectStatus(202, checkOut(other, theirs.id, withKey(key)));
      expect(second.id).not.toBe(first.id);
    });

    it('50 times at once gives one order; whoever comes while it runs is told so', async () => {
      const { id: basketId } = await aBasketWith(customer, product);
      const key = randomUUID();
      const answers = await many(50, () => checkOut(customer, basketId, withKey(key)));

      const accepted = answers.filter(({ status }) => status === 202);
      const others = answers.filter(({ status }) => status !== 202);
      expect(new Set(accepted.map(({ body }) => body.id)).size).toBe(1);
      expect(others.filter(({ status }) => status !== 409)).toEqual([]);
      expect(await checkOut(customer, basketId, withKey(key))).toMatchObject({
        status: 202,
        body: accepted[0]?.body,
      });
      expect(await ordersOf(basketId)).toBe(1);
    });
  });

  describe('with Prefer: wait', () => {
    const patient = (seconds: number) => ({ headers: { prefer: `wait=${seconds}` } });

    it('answers 201 with the settled order', async () => {
      const { id: basketId } = await aBasketWith(customer, product);
      const answer = await checkOut(customer, basketId, patient(10));

      expect(answer).toMatchObject({ status: 201, body: { status: 'CONFIRMED', items: [{ quantity: 1 }] } });
      expect(answer.headers.get('preference-applied')).toBe('wait=10');
      expect(answer.headers.get('location')).toBe(`/orders/${answer.body.id}`);
    });

    it('answers 201 with the cancelled order', async () => {
      const { id: basketId } = await aBasketWith(customer, product);
      const answer = await checkOut(customer, basketId, { ...patient(10), paymentMethod: 'stub-declined' });
      expect(answer).toMatchObject({ status: 201, body: { cancelReason: 'PAYMENT_DECLINED' } });
    });

    it('answers 202 when the time is up first', async () => {
      const { id: basketId } = await aBasketWith(customer, product);
      const answer = await checkOut(customer, basketId, { ...patient(1), paymentMethod: 'stub-async' });
      expect(answer).toMatchObject({ status: 202, body: { status: 'SUBMITTED' } });
    });
  });

  it('keeps the address and the reference that were given', async () => {
    const basket = await expectStatus(
      201,
      customer.send<{ id: string }>('POST /basket', { json: { customerId: 'crm-7' } }),
    );
    const item = { productId: product.id, quantity: 1 };
    await expectStatus(200, customer.send(`POST /basket/${basket.id}/items`, { json: item }));
    const shippingAddress = {
      name: 'A. Customer',
      line1: 'Hauptstraße 1',
      postalCode: '10115',
      city: 'Berlin',
      country: 'DE',
    };
    const json = { basketId: basket.id, paymentMethod: 'stub', shippingAddress };
    const { id } = await expectStatus(202, customer.send<Order>('POST /orders', { json }));
    expect(await orderOnce('CONFIRMED', customer, id)).toMatchObject({
      customerId: 'crm-7',
      shippingAddress,
    });
  });
});
