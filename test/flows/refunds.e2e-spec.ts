import { randomUUID } from 'node:crypto';
import type { Product } from '#contracts/catalog/product';
import type { Payment } from '#contracts/payments/payment';
import type { Refund } from '#contracts/payments/refund';
import { until } from '../support/until';
import { type Problem, expectStatus } from './support/http';
import { type Person, aCustomer, theAdmin } from './support/people';
import { moneyMoved } from './support/records';
import {
  aBasketWith,
  aConfirmedOrder,
  aProduct,
  anOrder,
  checkOut,
  notificationsAbout,
  readOrder,
} from './support/shopping';

const euros = (amount: number) => ({ amount, currency: 'EUR' });

describe('the money of an order', () => {
  let customer: Person;
  let staff: Person;
  let product: Product;

  beforeAll(async () => {
    [customer, staff, product] = await Promise.all([
      aCustomer(),
      theAdmin(),
      aProduct({ stock: 1_000, price: euros(2_500) }),
    ]);
  });

  const refund = (id: string, json: object = {}, headers: Record<string, string> = {}) =>
    staff.send<Refund>(`POST /orders/${id}/refunds`, { json, headers });
  const paymentsOf = async (person: Person, id: string) =>
    (await expectStatus(200, person.send<{ items: Payment[] }>(`GET /orders/${id}/payments`))).items;

  /** The order once so much has gone back. */
  const refunded = (id: string, amount: number) =>
    until(`${amount} of order ${id} are back`, async () => {
      const order = await readOrder(customer, id);
      return order.refundedAmount.amount === amount && order;
    });

  it('goes back in parts, which add up to what was captured', async () => {
    const { id } = await aConfirmedOrder(customer, product);
    const part = await expectStatus(201, refund(id, { amount: euros(1_000), reason: 'damaged' }));
    expect(part).toMatchObject({
      amount: euros(1_000),
      status: 'REQUESTED',
      reason: 'damaged',
      paidAt: null,
    });
    expect(await refund(id, { amount: euros(1_501) })).toMatchObject({
      status: 422,
      body: { code: 'REFUND_EXCEEDS_CAPTURED', field: 'amount' },
    });
    const rest = await expectStatus(201, refund(id));
    expect(rest.amount).toEqual(euros(1_500));
    expect(await refund(id)).toMatchObject({ status: 409, body: { code: 'NOTHING_TO_REFUND' } });

    expect((await refunded(id, 2_500)).status).toBe('CONFIRMED');
    expect(await paymentsOf(customer, id)).toMatchObject([
      {
        orderId: id,
        status: 'CAPTURED',
        method: 'stub',
        amount: euros(2_500),
        refundedAmount: euros(2_500),
        refunds: [
          { id: part.id, amount: euros(1_000), status: 'PAID', reason: 'damaged' },
          { id: rest.id, amount: euros(1_500), status: 'PAID' },
        ],
      },
    ]);
    expect((await moneyMoved(id)).refunds.toSorted()).toEqual([1_000, 1_500]);
    const told = await notificationsAbout(id, customer, 3);
    expect(told.filter(({ template }) => template === 'order-refunded')).toHaveLength(2);
  });

  it('never goes back beyond what was captured, however many ask at once', async () => {
    const { id } = await aConfirmedOrder(customer, product);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => refund(id, { amount: euros(400) }).then(({ status }) => status)),
    );
    expect(answers.toSorted()).toEqual([...Array<number>(6).fill(201), ...Array<number>(14).fill(422)]);
    await refunded(id, 2_400);
    expect((await moneyMoved(id)).refunds).toEqual(Array<number>(6).fill(400));
  });

  it('goes back once for one idempotency key', async () => {
    const { id } = await aConfirmedOrder(customer, product);
    const headers = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => refund(id, { amount: euros(100) }, headers)),
    );
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    await refunded(id, 100);
    expect((await moneyMoved(id)).refunds).toEqual([100]);
  });

  it('goes back though the order has been delivered', async () => {
    const { id } = await aConfirmedOrder(customer, product);
    await expectStatus(200, staff.send(`POST /orders/${id}/ship`));
    await expectStatus(200, staff.send(`POST /orders/${id}/deliver`));
    await expectStatus(201, refund(id, { amount: euros(500) }));
    expect((await refunded(id, 500)).status).toBe('DELIVERED');
  });

  it.each([
    ['nothing', { amount: euros(0) }, 'amount.amount'],
    ['less than nothing', { amount: euros(-1) }, 'amount.amount'],
    ['a number', { amount: 5 }, 'amount'],
    ['no reason', { reason: ' ' }, 'reason'],
  ])('is not asked back by %s', async (_, json, field) => {
    const { id } = await aConfirmedOrder(customer, product);
    expect(await refund(id, json)).toMatchObject({ status: 400, body: { field } });
  });

  it('is shown to the owner as soon as there is an order, and to no stranger', async () => {
    const { id: basketId } = await aBasketWith(customer, product);
    const { id } = await expectStatus(202, checkOut(customer, basketId));
    const first = await customer.send<{ items: Payment[] }>(`GET /orders/${id}/payments`);
    expect(first.status).toBe(200);
    await until('the payment is captured', async () => {
      const [payment] = await paymentsOf(customer, id);
      return payment?.status === 'CAPTURED' && payment.capturedAt !== null;
    });
    expect(await paymentsOf(staff, id)).toEqual(await paymentsOf(customer, id));
    const stranger = await aCustomer();
    const refused = await stranger.send<Problem>(`GET /orders/${id}/payments`);
    expect(refused).toMatchObject({ status: 404, body: { code: 'ORDER_NOT_FOUND' } });
  });

  it('that was declined is shown with its reason', async () => {
    const id = await anOrder(customer, product, { paymentMethod: 'stub-declined' });
    await until('the payment is declined', async () => {
      const [payment] = await paymentsOf(customer, id);
      return payment?.status === 'DECLINED' && payment.declineReason === 'card_declined';
    });
  });
});
