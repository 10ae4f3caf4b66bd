import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { OrderSystem, unwrap } from '@order-system/client';
import { Ledger } from '../resilience/support/ledger';
import { Load } from '../resilience/support/load';
import type { OwnBroker } from '../resilience/support/own-broker';
import { Queues } from '../resilience/support/queues';
import { Random } from '../resilience/support/random';
import { TestSystem } from '../resilience/support/system';
import { until } from '../support/until';

jest.setTimeout(120_000);

const PASSWORD = 'P@ssw0rd';

describe('a system in which each service logs in to the broker as itself', () => {
  let system: TestSystem;
  let broker: OwnBroker;
  let queues: Queues;
  let ledger: Ledger;
  let staff: OrderSystem;

  beforeAll(async () => {
    ({ system, broker } = await TestSystem.openWithBroker({ strict: true }));
    queues = new Queues(system.env, broker);
    ledger = await Ledger.open(system.env, queues);
    const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = system.env;
    staff = new OrderSystem({ baseUrl: system.url });
    await staff.logIn({ email, password });
  }, 180_000);

  afterAll(async () => {
    await ledger?.close();
    await system?.close();
  }, 60_000);

  async function aCustomer(): Promise<OrderSystem> {
    const shop = new OrderSystem({ baseUrl: system.url });
    const credentials = { email: `strict-${randomUUID()}@example.com`, password: PASSWORD };
    await unwrap(shop.api.POST('/auth/register', { body: credentials }));
    await shop.logIn(credentials);
    return shop;
  }

  /** A product that only one test sells; the basket's service has to hear of it. */
  async function aProduct(): Promise<string> {
    const id = `strict-${randomUUID()}`;
    const price = { amount: 1_000, currency: 'EUR' as const };
    const body = { id, name: 'Lamp', category: 'Lamps', price, stock: 10 };
    await unwrap(staff.api.POST('/products', { body }));
    return id;
  }

  async function order(shop: OrderSystem, productId: string): Promise<string> {
    const { id: basketId } = await unwrap(shop.api.POST('/basket', { body: {} }));
    const params = { path: { basketId } };
    const body = { productId, quantity: 1 };
    await unwrap(shop.api.POST('/basket/{basketId}/items', { params, body }));
    return (await unwrap(shop.api.POST('/orders', { body: { basketId, paymentMethod: 'stub' } }))).id;
  }

  const once = (status: string, shop: OrderSystem, orderId: string) =>
    until(`order ${orderId} is ${status}`, async () => {
      const found = await unwrap(shop.api.GET('/orders/{orderId}', { params: { path: { orderId } } }));
      return found.status === status && found;
    });

  it('settles orders that are paid, declined, late and cancelled', async () => {
    await new Load(system, ledger, Random.seeded()).run({ orders: 30 });
    expect(await ledger.settle()).toEqual([]);
  });

  it('tells an order live, ships it, pays it back and tells the customer', async () => {
    const [shop, product] = await Promise.all([aCustomer(), aProduct()]);
    const orderId = await order(shop, product);
    const params = { path: { orderId } };
    const steps: string[] = [];
    const follow = (async () => {
      for await (const { type } of shop.orderEvents(orderId)) {
        steps.push(type);
        if (type === 'DELIVERED') return;
      }
    })();
    await once('CONFIRMED', shop, orderId);
    await unwrap(staff.api.POST('/orders/{orderId}/ship', { params, body: {} }));
    await unwrap(staff.api.POST('/orders/{orderId}/deliver', { params }));
    await follow;
    expect(steps).toContain('CONFIRMED');

    await unwrap(staff.api.POST('/orders/{orderId}/refunds', { params, body: {} }));
    await until('the money is back', async () => {
      const { refundedAmount } = await unwrap(shop.api.GET('/orders/{orderId}', { params }));
      return refundedAmount.amount === 1_000;
    });
    await until('the customer was told', async () => {
      const page = await unwrap(shop.api.GET('/notifications', {}));
      return page.items.some(({ subject, body }) => `${subject} ${body}`.includes(orderId));
    });
  });

  it('lets a guest fill a basket, and erases an account with all that is known of it', async () => {
    const product = await aProduct();
    const guest = new OrderSystem({ baseUrl: system.url });
    const { id: basketId, token = '' } = await unwrap(guest.api.POST('/basket', { body: {} }));
    const item = { params: { path: { basketId } }, body: { productId: product, quantity: 2 } };
    const headers = { 'basket-token': token };
    const basket = await unwrap(guest.api.POST('/basket/{basketId}/items', { ...item, headers }));
    expect(basket.items).toHaveLength(1);

    const shop = await aCustomer();
    await unwrap(shop.api.DELETE('/auth/me', { body: { password: PASSWORD } }));
  });

  it('leaves nothing behind, and nobody was refused anything', async () => {
    await until('every queue is empty', async () => (await queues.leftOver()).length === 0, 20_000);
    const files = readdirSync(system.logs).filter((file) => file.endsWith('.log'));
    expect(files).toHaveLength(7);
    const refused = files.flatMap((file) =>
      readFileSync(resolve(system.logs, file), 'utf8')
        .split('\n')
        .filter((line) => /ACCESS[_-]REFUSED|PUBLISHER_UNKNOWN|NOT_ALLOWED/.test(line)),
    );
    expect(refused).toEqual([]);
  });

  it('gives up an event whose sender nobody knows, and an administrator puts it away', async () => {
    const exchange = `${system.env.AMQP_NAMESPACE}basket.events`;
    await queues.withChannel(async (channel) => {
      const properties = { messageId: randomUUID(), type: 'basket.checked-out.v1', persistent: true };
      channel.publish(exchange, 'basket.checked-out.v1', Buffer.from('{}'), properties);
      await channel.checkExchange(exchange);
    });
    const letter = await until('it was given up', async () => {
      const page = await unwrap(staff.api.GET('/ops/dead-letters', {}));
      return page.items.find(({ service }) => service === 'orders');
    });
    expect(letter.reason).toBe('PUBLISHER_UNKNOWN');
    const params = { path: { deadLetterId: letter.id } };
    await unwrap(
      staff.api.POST('/ops/dead-letters/{deadLetterId}/discard', { params, body: { reason: 'made up' } }),
    );
    expect(await queues.leftOver()).toEqual([]);
  });
});
