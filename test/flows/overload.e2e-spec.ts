import { randomUUID } from 'node:crypto';
import type { Order } from '#contracts/orders/order';
import { until } from '../support/until';
import { type OwnGateway, anotherGateway } from './support/own-gateway';
import { aCustomer } from './support/people';
import { aBasketWith, aProduct, availableOf, settledOrder } from './support/shopping';
import { system } from './support/system';

const ORDERS = 12;
const SHED = 'http_requests_shed_total';
const tiny = { OVERLOAD_PROTECTION: 'on', OVERLOAD_MIN_IN_FLIGHT: '1', OVERLOAD_MAX_IN_FLIGHT: '1' };

describe('a gateway that can work on one request at a time', () => {
  let gateway: OwnGateway;

  beforeAll(async () => {
    gateway = await anotherGateway(tiny);
  });
  afterAll(() => gateway.stop());

  it('refuses the others until they come back, and whatever it has accepted is ordered once', async () => {
    const customer = await aCustomer();
    const product = await aProduct({ stock: ORDERS });
    const baskets = await Promise.all(Array.from({ length: ORDERS }, () => aBasketWith(customer, product)));
    const refusals: Response[] = [];

    const order = async (basketId: string, key: string): Promise<string | undefined> => {
      const answer = await gateway.ask('/orders', {
        method: 'POST',
        headers: {
          authorization: `Bearer ${customer.token}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify({ basketId, paymentMethod: 'stub' }),
      });
      if (answer.status === 202) return ((await answer.json()) as Pick<Order, 'id'>).id;
      refusals.push(answer);
      return undefined;
    };
    const orderInTheEnd = (basketId: string) => {
      const key = randomUUID();
      return until('there is room', () => order(basketId, key));
    };

    const orderIds = await Promise.all(baskets.map(({ id }) => orderInTheEnd(id)));

    expect(refusals.length).toBeGreaterThan(0);
    for (const refused of refusals) {
      expect(refused.status).toBe(503);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await refused.json()).toMatchObject({ type: '/problems/overloaded', code: 'OVERLOADED' });
    }
    expect(new Set(orderIds).size).toBe(ORDERS);
    const orders = await Promise.all(orderIds.map((id) => settledOrder(customer, id)));
    expect(new Set(orders.map(({ status }) => status))).toEqual(new Set(['CONFIRMED']));
    expect(await availableOf(product)).toBe(0);
  });

  it('answers its monitors meanwhile, and tells them what it has refused', async () => {
    const asked = Array.from({ length: 20 }, () => gateway.ask('/products?limit=1'));
    const health = await Promise.all(Array.from({ length: 5 }, () => gateway.ask('/health/live')));
    expect(new Set(health.map(({ status }) => status))).toEqual(new Set([200]));
    await Promise.all(asked);

    const metrics = await (await gateway.ask('/metrics')).text();
    expect(metrics).toMatch(new RegExp(`^${SHED}\\{reason="in-flight",urgency="browsing".*\\} [1-9]`, 'm'));
    expect(metrics).toMatch(/^http_requests_in_flight\{.*\} 0$/m);
    expect(metrics).toMatch(/^http_requests_in_flight_limit\{.*\} 1$/m);
  });

  it('is the only one to refuse: each gateway looks after itself', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => fetch(`${system.url}/products?limit=1`)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});
