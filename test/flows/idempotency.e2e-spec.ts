import { randomUUID } from 'node:crypto';
import type { Product } from '#contracts/catalog/product';
import type { Order } from '#contracts/orders/order';
import { type Problem, expectStatus } from './support/http';
import { type Person, aCustomer } from './support/people';
import { query } from './support/records';
import { aBasketWith, aConfirmedOrder, aProduct, checkOut, settledOrder } from './support/shopping';

const many = <T>(count: number, make: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, i) => make(i)));
const withKey = (key: string) => ({ headers: { 'idempotency-key': key } });

describe('an idempotency key', () => {
  let customer: Person;
  let product: Product;

  beforeAll(async () => {
    [customer, product] = await Promise.all([aCustomer(), aProduct({ stock: 1_000 })]);
  });

  const ordersOf = async (baskets: readonly string[]) =>
    (await query('orders', 'SELECT FROM orders WHERE basket_id = ANY($1::uuid[])', [baskets])).length;

  it('makes one order of 50 requests at once, and answers it to all who come later', async () => {
    const { id: basketId } = await aBasketWith(customer, product);
    const key = randomUUID();
    const answers = await many(50, () => checkOut(customer, basketId, withKey(key)));
    const accepted = answers.filter(({ status }) => status === 202);
    expect(new Set(accepted.map(({ body }) => body.id)).size).toBe(1);
    const told = answers.filter(({ status }) => status !== 202).map(({ body }) => body as unknown as Problem);
    expect(told.filter(({ code }) => code !== 'IDEMPOTENCY_KEY_IN_PROGRESS')).toEqual([]);
    const [first] = accepted;
    const later = await many(10, () => checkOut(customer, basketId, withKey(key)));
    expect(later.map(({ status, body }) => [status, body])).toEqual(
      Array.from(later, () => [202, first?.body]),
    );
    await settledOrder(customer, first?.body.id ?? '');
    expect(await ordersOf([basketId])).toBe(1);
  });

  it('makes one order of 50 different baskets, and refuses the others', async () => {
    const baskets = (await many(50, () => aBasketWith(customer, product))).map(({ id }) => id);
    const key = randomUUID();
    const answers = await many(50, (i) => checkOut(customer, baskets[i] ?? '', withKey(key)));
    const [accepted, ...more] = answers.filter(({ status }) => status === 202);
    expect(more).toEqual([]);
    const refusals = answers
      .filter(({ status }) => status !== 202)
      .map(({ status, body }) => `${status} ${(body as unknown as Problem).code}`);
    const documented = ['409 IDEMPOTENCY_KEY_IN_PROGRESS', '422 IDEMPOTENCY_KEY_REUSED'];
    expect(refusals.filter((refusal) => !documented.includes(refusal))).toEqual([]);
    await settledOrder(customer, accepted?.body.id ?? '');
    expect(await ordersOf(baskets)).toBe(1);
  });

  it('leaves a refused basket as it was', async () => {
    const [mine, other] = await many(2, () => aBasketWith(customer, product));
    const key = randomUUID();
    await expectStatus(202, checkOut(customer, mine?.id ?? '', withKey(key)));
    expect((await checkOut(customer, other?.id ?? '', withKey(key))).status).toBe(422);
    await expectStatus(202, checkOut(customer, other?.id ?? '', withKey(randomUUID())));
  });

  it('makes a cancel answer the first answer again', async () => {
    const { id } = await aConfirmedOrder(customer, product);
    const cancel = (key: string) => customer.send<Order>(`POST /orders/${id}/cancel`, withKey(key));
    const key = randomUUID();
    const first = await cancel(key);
    const again = await cancel(key);
    expect(first.body).toMatchObject({ status: 'CANCELLED' });
    expect([again.body, again.headers.get('etag')]).toEqual([first.body, first.headers.get('etag')]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('says nothing of a request that was refused', async () => {
    const key = randomUUID();
    const missing = await checkOut(customer, randomUUID(), withKey(key));
    expect(missing.status).toBe(404);
    const { id: basketId } = await aBasketWith(customer, product);
    await expectStatus(202, checkOut(customer, basketId, withKey(key)));
  });
});
