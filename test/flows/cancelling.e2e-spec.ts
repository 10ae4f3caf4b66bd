import type { Order } from '#contracts/orders/order';
import { until } from '../support/until';
import { type Problem, expectStatus } from './support/http';
import { type Person, aCustomer, theAdmin } from './support/people';
import { moneyMoved, paymentOf, reservationOf } from './support/records';
import { aConfirmedOrder, aProduct, anOrder, availableOf } from './support/shopping';
import { notificationsAbout, orderOnce, readOrder } from './support/shopping';

function cancel(person: Person, orderId: string): Promise<Order> {
  return expectStatus(200, person.send<Order>(`POST /orders/${orderId}/cancel`));
}

const released = (orderId: string) =>
  until('the stock is released', async () => (await reservationOf(orderId)) === 'RELEASED');

describe('cancelling an order', () => {
  let customer: Person;

  beforeAll(async () => {
    customer = await aCustomer();
  });

  it('before it is paid gives up the payment and puts the stock back', async () => {
    const product = await aProduct({ stock: 5 });
    const id = await anOrder(customer, product, { quantity: 5, paymentMethod: 'stub-async' });
    await orderOnce('AWAITING_PAYMENT', customer, id);
    expect(await availableOf(product)).toBe(0);

    expect(await cancel(customer, id)).toMatchObject({ status: 'CANCELLED', cancelReason: 'CUSTOMER' });
    await released(id);
    await until('the payment is voided', async () => (await paymentOf(id))?.status === 'VOIDED');
    expect(await availableOf(product)).toBe(5);
    expect(await moneyMoved(id)).toEqual({ captures: [], refunds: [] });
  });

  it('after it is confirmed gives the money back and puts the stock back', async () => {
    const product = await aProduct({ stock: 5 });
    const { id, total } = await aConfirmedOrder(customer, product, 2);

    expect(await cancel(customer, id)).toMatchObject({ status: 'CANCELLED', cancelReason: 'CUSTOMER' });
    await released(id);
    expect(await availableOf(product)).toBe(5);
    const order = await until('the refund is recorded', async () => {
      const seen = await readOrder(customer, id);
      return seen.refundedAmount.amount > 0 && seen;
    });
    expect(order.refundedAmount).toEqual(total);
    expect(await moneyMoved(id)).toEqual({ captures: [total.amount], refunds: [total.amount] });
    const told = await notificationsAbout(id, customer, 2);
    expect(told.map(({ template }) => template)).toEqual(['order-cancelled', 'order-confirmed']);
  });

  it('twice, or many times at once, gives the money back once', async () => {
    const { id, total } = await aConfirmedOrder(customer, await aProduct());
    const answers = await Promise.all(Array.from({ length: 10 }, () => cancel(customer, id)));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['CANCELLED']));
    await until(
      'the refund is recorded',
      async () => (await readOrder(customer, id)).refundedAmount.amount > 0,
    );
    expect(await cancel(customer, id)).toMatchObject({ cancelReason: 'CUSTOMER', refundedAmount: total });
    expect(await moneyMoved(id)).toEqual({ captures: [total.amount], refunds: [total.amount] });
    expect(await notificationsAbout(id, customer, 2)).toHaveLength(2);
  });

  it('by staff says so', async () => {
    const { id } = await aConfirmedOrder(customer, await aProduct());
    await cancel(await theAdmin(), id);
    expect(await readOrder(customer, id)).toMatchObject({ status: 'CANCELLED', cancelReason: 'STAFF' });
  });

  it("of another's is refused as if there were none, and changes nothing", async () => {
    const { id } = await aConfirmedOrder(customer, await aProduct());
    const stranger = await aCustomer();
    const answer = await stranger.send<Problem>(`POST /orders/${id}/cancel`);

    expect(answer).toMatchObject({ status: 404, body: { code: 'ORDER_NOT_FOUND', field: 'orderId' } });
    expect(await readOrder(customer, id)).toMatchObject({ status: 'CONFIRMED' });
  });

  it('the moment it is placed leaves it cancelled, with nothing reserved and nothing kept', async () => {
    const product = await aProduct({ stock: 8 });
    const ids = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const id = await anOrder(customer, product);
        expect(await cancel(customer, id)).toMatchObject({ status: 'CANCELLED', cancelReason: 'CUSTOMER' });
        return id;
      }),
    );
    await until('all stock is back', async () => (await availableOf(product)) === 8);
    for (const id of ids) {
      await orderOnce('CANCELLED', customer, id);
      await until('what was taken is given back', async () => {
        const { captures, refunds } = await moneyMoved(id);
        const closed = (await paymentOf(id))?.status !== 'REQUESTED';
        return closed && captures.join() === refunds.join();
      });
    }
  });
});
