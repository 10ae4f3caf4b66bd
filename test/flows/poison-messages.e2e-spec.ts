import { randomUUID } from 'node:crypto';
import type { Product } from '#contracts/catalog/product';
import { CLOUD_EVENTS_CONTENT_TYPE } from '#contracts/kernel/envelope';
import type { Order } from '#contracts/orders/order';
import { until } from '../support/until';
import { type BrokerClient, connectBroker } from './support/broker';
import { expectStatus, send } from './support/http';
import { type Person, aCustomer } from './support/people';
import { type ReactionQueue, definedQueues, reactionQueues, sampleOf } from './support/reaction-queues';
import { paymentOf, wasHandled } from './support/records';
import { aConfirmedOrder, aProduct } from './support/shopping';
import { system } from './support/system';

/** What the good messages are about. */
interface Scene {
  readonly customer: Person;
  readonly product: Product;
  readonly order: Order;
  readonly paymentId: string;
}

const cent = { amount: 1, currency: 'EUR' };

/** Data that the reactions to an event can handle. */
function goodData(type: string, { customer, product, order, paymentId }: Scene): object {
  const { id: orderId, total: amount } = order;
  const { id: productId, name, price } = product;
  const [userId, fresh] = [customer.id, randomUUID()];
  const lines = [{ productId, name, quantity: 1, unitPrice: price }];
  const dataOf: Record<string, object> = {
    'basket.checked-out.v1': {
      ...{ orderId: fresh, basketId: randomUUID(), userId },
      ...{ lines, total: price, paymentMethod: 'stub' },
    },
    'order.placed.v1': { orderId, basketId: order.basketId, userId, lines, total: price },
    'order.confirmed.v1': { orderId, userId, total: amount },
    'order.shipped.v1': { orderId, userId },
    'order.delivered.v1': { orderId, userId },
    'order.cancelled.v1': { orderId: fresh, userId, reason: 'CUSTOMER' },
    'payment.requested.v1': { orderId, userId, amount, method: 'stub' },
    'refund.requested.v1': { orderId, refundId: fresh, amount: cent, reason: 'damaged' },
    'stock.reserved.v1': { orderId },
    'stock.rejected.v1': { orderId, shortages: [{ productId, requested: 1, available: 0 }] },
    'payment.captured.v1': { orderId, paymentId, amount },
    'payment.declined.v1': { orderId, paymentId, reason: 'card_declined' },
    'payment.refunded.v1': { orderId, paymentId, refundId: fresh, amount: cent },
    'notification.requested.v1': {
      ...{ notificationId: fresh, recipient: { userId } },
      ...{ template: 'order-confirmed', parameters: { orderId } },
    },
    'user.registered.v1': { userId, email: customer.email, roles: ['customer'] },
    'user.password-reset-asked.v1': { requestId: fresh, email: customer.email },
    'user.deleted.v1': { userId: fresh },
    'product.created.v1': { productId: `poison-${fresh}`, name, price },
    'product.changed.v1': { productId: `poison-${fresh}`, name, price },
    'product.removed.v1': { productId: `poison-${fresh}` },
  };
  const data = dataOf[type];
  if (!data) throw new Error(`say here what a good ${type} is`);
  return data;
}

type Poison = (queue: ReactionQueue) => { content: string; type?: string; contentType?: string };

const poisons: Readonly<Record<string, Poison>> = {
  MALFORMED_JSON: ({ type }) => ({ content: '{"orderId":', type }),
  UNEXPECTED_TYPE: () => ({ content: '{}', type: 'moon.landed.v1' }),
  INVALID_DATA: ({ type }) => ({ content: '{"orderId":7,"productId":[]}', type }),
  INVALID_ENVELOPE: ({ type }) => ({
    content: JSON.stringify({ ...sampleOf(type), source: undefined }),
    contentType: CLOUD_EVENTS_CONTENT_TYPE,
  }),
};

describe('a message that can never be handled', () => {
  let broker: BrokerClient;
  let scene: Scene;

  beforeAll(async () => {
    broker = await connectBroker();
    const [customer, product] = await Promise.all([aCustomer(), aProduct({ stock: 1_000 })]);
    const order = await aConfirmedOrder(customer, product);
    scene = { customer, product, order, paymentId: (await paymentOf(order.id))?.id ?? '' };
  });
  afterAll(() => broker.close());

  it('can come to every reaction that the broker has a queue for', () => {
    expect(reactionQueues.map(({ queue }) => queue).sort()).toEqual(definedQueues());
  });

  it.each(reactionQueues)(
    'on $queue is dead-lettered at once, and the next one is handled',
    async (target) => {
      const { service, reaction, queue, type } = target;
      const sent = Object.entries(poisons).map(([code, poison]) => ({
        code,
        id: randomUUID(),
        ...poison(target),
      }));
      for (const { id, content, type: stated, contentType } of sent) {
        await broker.toQueue(queue, content, { messageId: id, type: stated, contentType });
      }
      const good = randomUUID();
      await broker.toQueue(queue, JSON.stringify(goodData(type, scene)), { messageId: good, type });

      for (const { code, id, content } of sent) {
        const letter = await broker.deadLetter(service, id);
        expect(letter.properties.headers).toMatchObject({
          'x-reason-code': code,
          'x-attempts': 1,
          'x-queue': broker.name(queue),
        });
        expect(letter.properties.headers?.['x-reason-message']).not.toBe('');
        expect(letter.content.toString()).toBe(content);
      }
      await until(`${reaction} handles the good one`, () => wasHandled(service, reaction, good));
    },
  );

  it.each(['user-auth', 'catalog', 'products-basket', 'orders', 'payments', 'notifications'])(
    'on %s.commands leaves the service answering',
    async (service) => {
      const options = { messageId: randomUUID() };
      await broker.toQueue(`${service}.commands`, '{"', { ...options, type: 'orders.get' });
      await broker.toQueue(`${service}.commands`, '[]', { ...options, type: 'moon.land' });
      await broker.toQueue(`${service}.commands`, '', {});
      const ready = await fetch(`${system.services[service]}/health/ready`);
      expect(ready.status).toBe(200);
    },
  );

  it('leaves the system working', async () => {
    await aConfirmedOrder(scene.customer, scene.product);
    await expectStatus(200, send('GET /products?limit=1'));
  });

  it('is counted', async () => {
    const metrics = await (await fetch(`${system.services['catalog']}/metrics`)).text();
    expect(metrics).toMatch(
      /^messages_dead_lettered_total\{consumer="reserve-stock.on-order-placed",reason="MALFORMED_JSON",service="catalog"\} 1$/m,
    );
  });
});
