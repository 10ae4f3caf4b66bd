import type { Envelope } from '#contracts/kernel/envelope';
import { until } from '../support/until';
import { type BrokerClient, connectBroker } from './support/broker';
import { expectStatus } from './support/http';
import { type Person, aCustomer } from './support/people';
import { moneyMoved, paymentOf, query, reservationOf } from './support/records';
import { aBasketWith, aConfirmedOrder, aProduct, anOrder, availableOf } from './support/shopping';
import { checkOut, notificationsAbout, orderOnce } from './support/shopping';

describe('an order', () => {
  let broker: BrokerClient;
  let events: Envelope[];
  let customer: Person;

  beforeAll(async () => {
    broker = await connectBroker();
    events = await broker.watch();
    customer = await aCustomer();
  });
  afterAll(() => broker.close());

  const eventsOf = (orderId: string) =>
    events.filter(({ correlationid }) => correlationid === orderId).map(({ type }) => type);

  /** Once the customer was told, nothing more is to come. */
  async function endOf(orderId: string): Promise<readonly string[]> {
    await until('the notification is sent', () => eventsOf(orderId).includes('notification.sent.v1'));
    return eventsOf(orderId);
  }

  it('is confirmed: its stock is gone, its money taken once, its customer told', async () => {
    const product = await aProduct({ stock: 10, price: { amount: 1_999, currency: 'EUR' } });
    const order = await aConfirmedOrder(customer, product, 3);

    expect(order).toMatchObject({
      cancelReason: null,
      items: [{ productId: product.id, quantity: 3, lineTotal: { amount: 5_997, currency: 'EUR' } }],
      total: { amount: 5_997, currency: 'EUR' },
      refundedAmount: { amount: 0, currency: 'EUR' },
    });
    expect(await moneyMoved(order.id)).toEqual({ captures: [5_997], refunds: [] });
    const [told, ...more] = await notificationsAbout(order.id, customer);
    expect(told).toMatchObject({ template: 'order-confirmed', status: 'SENT' });
    expect(more).toEqual([]);
    await until('the stock is committed', async () => (await reservationOf(order.id)) === 'COMMITTED');
    expect(await availableOf(product)).toBe(7);
    expect((await endOf(order.id)).filter((type) => type !== 'stock.committed.v1')).toEqual([
      'basket.checked-out.v1',
      'order.placed.v1',
      'stock.reserved.v1',
      'payment.requested.v1',
      'payment.captured.v1',
      'order.confirmed.v1',
      'notification.requested.v1',
      'notification.sent.v1',
    ]);
  });

  it('of more than there is is cancelled: nothing is reserved, no money asked for', async () => {
    const [plenty, scarce] = [await aProduct({ stock: 50 }), await aProduct({ stock: 1 })];
    const { id: basketId } = await aBasketWith(customer, plenty, 5);
    const json = { productId: scarce.id, quantity: 2 };
    await expectStatus(200, customer.send(`POST /basket/${basketId}/items`, { json }));
    const { id } = await expectStatus(202, checkOut(customer, basketId));

    const order = await orderOnce('CANCELLED', customer, id);
    expect(order.cancelReason).toBe('OUT_OF_STOCK');
    expect([await availableOf(plenty), await availableOf(scarce)]).toEqual([50, 1]);
    expect(await reservationOf(id)).toBe('REJECTED');
    expect(await moneyMoved(id)).toEqual({ captures: [], refunds: [] });
    const [told] = await notificationsAbout(id, customer);
    expect(told).toMatchObject({ template: 'order-cancelled', status: 'SENT' });
    expect(await endOf(id)).not.toContain('payment.requested.v1');
  });

  it('whose payment is declined is cancelled, and its stock is for sale again', async () => {
    const product = await aProduct({ stock: 4 });
    const id = await anOrder(customer, product, { quantity: 4, paymentMethod: 'stub-declined' });

    expect(await orderOnce('CANCELLED', customer, id)).toMatchObject({ cancelReason: 'PAYMENT_DECLINED' });
    await until('the stock is released', async () => (await reservationOf(id)) === 'RELEASED');
    expect(await availableOf(product)).toBe(4);
    expect(await paymentOf(id)).toMatchObject({ status: 'DECLINED' });
    expect(await moneyMoved(id)).toEqual({ captures: [], refunds: [] });
    const [told] = await notificationsAbout(id, customer);
    expect(told).toMatchObject({ template: 'order-cancelled' });
  });

  it('whose provider fails twice is confirmed after the retries, and paid once', async () => {
    const product = await aProduct();
    const id = await anOrder(customer, product, { paymentMethod: 'stub-flaky' });

    await orderOnce('CONFIRMED', customer, id);
    expect(await moneyMoved(id)).toEqual({ captures: [product.price.amount], refunds: [] });
    expect((await endOf(id)).filter((type) => type === 'payment.captured.v1')).toHaveLength(1);
  });

  it('that nobody pays in time is cancelled, with its stock and its payment given up', async () => {
    const product = await aProduct({ stock: 2 });
    const id = await anOrder(customer, product, { quantity: 2, paymentMethod: 'stub-async' });
    await orderOnce('AWAITING_PAYMENT', customer, id);
    await query('orders', "UPDATE orders SET deadline_at = now() - interval '1 second' WHERE id = $1", [id]);

    expect(await orderOnce('CANCELLED', customer, id)).toMatchObject({ cancelReason: 'EXPIRED' });
    await until('the payment is voided', async () => (await paymentOf(id))?.status === 'VOIDED');
    await until('the stock is released', async () => (await reservationOf(id)) === 'RELEASED');
    expect(await availableOf(product)).toBe(2);
    expect(await moneyMoved(id)).toEqual({ captures: [], refunds: [] });
  });
});
