import { randomUUID } from 'node:crypto';
import { until } from '../support/until';
import { type BrokerClient, connectBroker } from './support/broker';
import { expectStatus } from './support/http';
import { type Person, aCustomer } from './support/people';
import { query } from './support/records';
import { aBasketWith, aConfirmedOrder, aProduct, availableOf, checkOut } from './support/shopping';
import { notificationsAbout, orderOnce, readOrder } from './support/shopping';

describe('an event that an integrator publishes', () => {
  let broker: BrokerClient;
  let customer: Person;

  beforeAll(async () => {
    broker = await connectBroker();
    customer = await aCustomer();
  });
  afterAll(() => broker.close());

  it('gives a part of the money back, once, however often it comes', async () => {
    const { id: orderId } = await aConfirmedOrder(customer, await aProduct());
    const amount = { amount: 500, currency: 'EUR' };
    const refund = { orderId, refundId: randomUUID(), amount, reason: 'damaged' };
    const messageId = await broker.publish('orders.events', 'refund.requested.v1', refund);
    await broker.publish('orders.events', 'refund.requested.v1', refund, messageId);

    await until(
      'the refund is recorded',
      async () => (await readOrder(customer, orderId)).refundedAmount.amount > 0,
    );
    await broker.publish('orders.events', 'refund.requested.v1', refund, messageId);
    const next = { ...refund, refundId: randomUUID(), amount: { amount: 1, currency: 'EUR' } };
    await broker.publish('orders.events', 'refund.requested.v1', next);
    await until('the next refund is recorded', async () => {
      const { refundedAmount } = await readOrder(customer, orderId);
      return refundedAmount.amount === 501;
    });
    expect(await readOrder(customer, orderId)).toMatchObject({ status: 'CONFIRMED' });
  });

  it('has a customer told something', async () => {
    const orderId = randomUUID();
    const data = {
      notificationId: randomUUID(),
      recipient: { userId: customer.id },
      template: 'order-cancelled',
      parameters: { orderId, reason: 'STAFF' },
    };
    await broker.publish('notifications.events', 'notification.requested.v1', data);

    const [told] = await notificationsAbout(orderId, customer);
    expect(told).toMatchObject({ template: 'order-cancelled', status: 'SENT' });
  });

  it('opens an order that was checked out elsewhere, and takes it all the way', async () => {
    const product = await aProduct({ stock: 5 });
    const { id: productId, name, price } = product;
    const orderId = randomUUID();
    const data = {
      orderId,
      basketId: randomUUID(),
      userId: customer.id,
      customerId: 'kiosk-4',
      lines: [{ productId, name, quantity: 2, unitPrice: price }],
      total: { ...price, amount: 2 * price.amount },
      paymentMethod: 'stub',
    };
    await broker.publish('basket.events', 'basket.checked-out.v1', data);

    await until('the order is there', async () => {
      const { status } = await customer.send(`GET /orders/${orderId}`);
      return status === 200;
    });
    expect(await orderOnce('CONFIRMED', customer, orderId)).toMatchObject({ customerId: 'kiosk-4' });
    await until('its stock is gone', async () => (await availableOf(product)) === 3);
  });

  it('puts the stock back when it cancels an order', async () => {
    const product = await aProduct({ stock: 5 });
    const { id: orderId } = await aConfirmedOrder(customer, product, 5);
    await until('the stock is gone', async () => {
      const rows = await query(
        'catalog',
        "SELECT FROM reservation WHERE order_id = $1 AND status = 'COMMITTED'",
        [orderId],
      );
      return rows.length === 1;
    });
    const data = { orderId, userId: customer.id, reason: 'STAFF' };
    await broker.publish('orders.events', 'order.cancelled.v1', data);
    await until('the stock is back', async () => (await availableOf(product)) === 5);
  });

  it('changes the price that baskets take', async () => {
    const product = await aProduct();
    const price = { amount: 4_200, currency: 'EUR' };
    const data = { productId: product.id, name: 'Renamed', price };
    await aBasketWith(customer, product);
    await broker.publish('catalog.events', 'product.changed.v1', data);

    const basket = await until('baskets know the price', async () => {
      const seen = await aBasketWith(customer, product);
      return seen.total.amount === price.amount && seen;
    });
    expect(basket.items).toMatchObject([{ name: 'Renamed', unitPrice: price }]);
    const { id } = await expectStatus(202, checkOut(customer, basket.id));
    expect((await orderOnce('CONFIRMED', customer, id)).total).toEqual(price);
  });
});
