import type { Product } from '#contracts/catalog/product';
import { until } from '../support/until';
import { idsOf, listen, typesOf } from './support/event-stream';
import { type Problem, expectStatus } from './support/http';
import { type Person, aCustomer, theAdmin } from './support/people';
import { aConfirmedOrder, aProduct, anOrder, orderOnce } from './support/shopping';
import { accessToken } from './support/tokens';

describe("an order's event stream", () => {
  let customer: Person;
  let staff: Person;
  let product: Product;

  beforeAll(async () => {
    [customer, staff, product] = await Promise.all([aCustomer(), theAdmin(), aProduct({ stock: 1_000 })]);
  });

  it('tells every step from the check-out to the delivery, and ends', async () => {
    const id = await anOrder(customer, product);
    const stream = await listen(customer, id);
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    await until('it is confirmed', () => typesOf(stream).includes('CONFIRMED'));
    await expectStatus(200, staff.send(`POST /orders/${id}/ship`));
    await until('it is shipped', () => typesOf(stream).includes('SHIPPED'));
    await expectStatus(200, staff.send(`POST /orders/${id}/deliver`));
    await until('the stream ends', () => stream.end === 'ended');
    expect(typesOf(stream)).toEqual([
      'SUBMITTED',
      'PLACED',
      'STOCK_RESERVED',
      'PAYMENT_CAPTURED',
      'CONFIRMED',
      'SHIPPED',
      'DELIVERED',
    ]);
    expect(idsOf(stream)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(stream.events.map(({ data }) => data.type)).toEqual(typesOf(stream));
  });

  it('of a cancelled order ends once its money is back', async () => {
    const { id } = await aConfirmedOrder(customer, product);
    const stream = await listen(customer, id, { 'last-event-id': '5' });
    await expectStatus(200, customer.send(`POST /orders/${id}/cancel`));
    await until('the stream ends', () => stream.end === 'ended');
    expect(typesOf(stream)).toEqual(['CANCELLED', 'REFUND_REQUESTED', 'REFUNDED']);
  });

  it('has no gap and no repetition for clients that keep losing it', async () => {
    await Promise.all(
      Array.from({ length: 8 }, async (_, i) => {
        const id = await anOrder(customer, product);
        const seen: number[] = [];
        for (let round = 0; !seen.includes(5); round += 1) {
          const stream = await listen(customer, id, { 'last-event-id': String(seen.at(-1) ?? 0) });
          const enough = 1 + ((i + round) % 2);
          await until(
            'something is told',
            () => stream.events.length >= enough || stream.events.at(-1)?.id === 5,
          );
          stream.close();
          seen.push(...idsOf(stream).slice(0, enough));
        }
        expect(seen).toEqual([1, 2, 3, 4, 5]);
      }),
    );
  });

  it('says at once that there is nothing more to come', async () => {
    const id = await anOrder(customer, product, { paymentMethod: 'stub-declined' });
    await orderOnce('CANCELLED', customer, id);
    const stream = await listen(customer, id);
    await until('the stream ends', () => stream.end === 'ended');
    const last = String(idsOf(stream).at(-1));
    const again = await customer.send(`GET /orders/${id}/events`, { headers: { 'last-event-id': last } });
    expect([again.status, again.body]).toEqual([204, undefined]);
  });

  it('breaks off when the access token ends', async () => {
    const { id } = await aConfirmedOrder(customer, product);
    const token = accessToken({ sub: customer.id, expiresIn: 3 });
    const stream = await listen({ token }, id);
    await until('the first steps are told', () => typesOf(stream).includes('CONFIRMED'));
    await until('it breaks off', () => stream.end === 'broken');
    expect((await listen({ token }, id)).status).toBe(401);
  });

  it.each(['nonsense', '-1', '99'])('is refused from the step %s', async (lastEventId) => {
    const { id } = await aConfirmedOrder(customer, product);
    const refused = await customer.send<Problem>(`GET /orders/${id}/events`, {
      headers: { 'last-event-id': lastEventId },
    });
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_FAILED', field: 'Last-Event-ID' },
    });
  });

  it('is refused to strangers and to nobody', async () => {
    const { id } = await aConfirmedOrder(customer, product);
    const stranger = await aCustomer();
    const refused = await stranger.send<Problem>(`GET /orders/${id}/events`);
    expect(refused).toMatchObject({ status: 404, body: { code: 'ORDER_NOT_FOUND' } });
    expect((await customer.send(`GET /orders/${id}/events`, { token: undefined })).status).toBe(401);
  });

  it('is open a limited number of times at once for one caller', async () => {
    const person = await aCustomer();
    const { id } = await aConfirmedOrder(person, product);
    const streams = await Promise.all(Array.from({ length: 10 }, () => listen(person, id)));
    expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200]));
    const refused = await person.send<Problem>(`GET /orders/${id}/events`);
    expect(refused).toMatchObject({ status: 429, body: { code: 'TOO_MANY_STREAMS' } });
    for (const stream of streams) stream.close();
    await until('there is room again', async () => {
      const stream = await listen(person, id);
      stream.close();
      return stream.status === 200;
    });
  });
});
