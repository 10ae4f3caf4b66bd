import { newId } from '#libs/common';
import { Refund } from '#contracts/payments/refund';
import { euros } from '../src/testing/builders';
import { OrdersFixture } from '../src/testing/orders-fixture';
import { openOwnDatabase, type OwnDatabase } from '../src/testing/own-database';

let own: OwnDatabase;
let orders: OrdersFixture;
beforeAll(async () => {
  own = await openOwnDatabase(process.env);
  orders = new OrdersFixture(own.database);
});
afterAll(() => own.drop());

const requestsOf = async (orderId: string) =>
  (await orders.eventsOf(orderId)).filter(({ type }) => type === 'refund.requested.v1');

describe('a refund', () => {
  it('answers what goes back, and asks payments for it', async () => {
    const { id, payments } = await orders.confirmed();
    const refund = await orders.refund({ orderId: id, amount: euros(1_000), reason: 'damaged' });
    expect(Refund.parse(refund)).toEqual(refund);
    expect(refund).toMatchObject({
      amount: euros(1_000),
      status: 'REQUESTED',
      reason: 'damaged',
      paidAt: null,
    });
    expect(await requestsOf(id)).toMatchObject([
      { data: { refundId: refund.id, paymentId: payments[0]?.paymentId, amount: euros(1_000) } },
    ]);
  });

  it('never exceeds what was captured, however many are asked for at once', async () => {
    const { id, total } = await orders.confirmed();
    const amount = euros(400);
    const settled = await Promise.allSettled(
      Array.from({ length: 20 }, () => orders.refund({ orderId: id, amount })),
    );
    const granted = settled.filter(({ status }) => status === 'fulfilled').length;
    expect(granted).toBe(Math.floor(total.amount / 400));
    expect(await requestsOf(id)).toHaveLength(granted);
    const rest = await orders.refund({ orderId: id });
    expect(rest.amount).toEqual(euros(total.amount - granted * 400));
  });

  it('and a cancel at once give back what was captured, and not more', async () => {
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const { id, total, userId } = await orders.confirmed();
        await Promise.allSettled([
          orders.refund({ orderId: id, amount: euros(700) }),
          orders.cancel(id, { id: userId, roles: ['customer'] }),
        ]);
        const amounts = (await requestsOf(id)).map(
          ({ data }) => (data as { amount: { amount: number } }).amount,
        );
        expect(amounts.reduce((sum, { amount }) => sum + amount, 0)).toBe(total.amount);
      }),
    );
  });

  it.each([
    ['more than was captured', { amount: euros(2_501) }, 'REFUND_EXCEEDS_CAPTURED', 'amount'],
    ['another currency', { amount: { amount: 1, currency: 'USD' } }, 'REFUND_EXCEEDS_CAPTURED', 'amount'],
  ])('of %s is refused', async (_, wish, code, field) => {
    const { id, version } = await orders.confirmed();
    await expect(orders.refund({ orderId: id, ...wish })).rejects.toMatchObject({
      code,
      facts: { errors: [{ field }] },
    });
    expect((await orders.stateOf(id)).version).toBe(version);
  });

  it('of money that nobody took is refused', async () => {
    const { id } = await orders.placed();
    await expect(orders.refund({ orderId: id })).rejects.toMatchObject({
      code: 'NOTHING_TO_REFUND',
      kind: 'conflict',
    });
    await expect(orders.refund({ orderId: newId() })).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' });
  });
});
