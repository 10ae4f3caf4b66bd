import { newId } from '#libs/common';
import { RetryLater } from '#libs/messaging';
import { refundedAmount } from '../src/domain/refunds';
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

const customerOf = ({ userId }: { userId: string }) => ({ id: userId, roles: ['customer'] as const });

describe('an order', () => {
  it('is confirmed by its stock and its money, and sends each event once', async () => {
    const { id, status, version, deadlineAt } = await orders.confirmed();
    expect({ status, version, deadlineAt }).toEqual({ status: 'CONFIRMED', version: 3, deadlineAt: null });
    expect(await orders.eventsOf(id)).toMatchObject([
      { type: 'order.placed.v1', sequence: 1 },
      { type: 'payment.requested.v1', sequence: 2 },
      { type: 'order.confirmed.v1', sequence: 3 },
      { type: 'notification.requested.v1', correlationid: id },
    ]);
  });

  it('is not changed by facts that come again under other message ids', async () => {
    const { id, payments, version } = await orders.confirmed();
    const sent = await orders.typesOf(id);
    await orders.react('stockReserved', { orderId: id });
    await orders.react('paymentCaptured', { orderId: id, ...payments[0] });
    expect((await orders.stateOf(id)).version).toBe(version);
    expect(await orders.typesOf(id)).toEqual(sent);
  });

  it.each([
    ['stockRejected', 'OUT_OF_STOCK'],
    ['paymentDeclined', 'PAYMENT_DECLINED'],
  ] as const)('is cancelled on %s', async (event, reason) => {
    const { id } = event === 'stockRejected' ? await orders.placed() : await orders.awaitingPayment();
    await orders.react(event, { orderId: id });
    expect(await orders.stateOf(id)).toMatchObject({ status: 'CANCELLED', cancelReason: reason });
    expect((await orders.typesOf(id)).slice(-2)).toEqual(['order.cancelled.v1', 'notification.requested.v1']);
  });

  it('sends a fact away for later that is ahead of it', async () => {
    const { id, total } = await orders.placed();
    const captured = { orderId: id, paymentId: newId(), amount: total };
    await expect(orders.react('paymentCaptured', captured)).rejects.toMatchObject({ code: 'TOO_EARLY' });
    const unknown = orders.react('stockReserved', { orderId: newId() });
    await expect(unknown).rejects.toThrow(RetryLater);
    await expect(unknown).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' });
  });

  it('gives the money back once when it is captured and cancelled at the same time', async () => {
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const { id, total, userId } = await orders.awaitingPayment();
        const captured = { orderId: id, paymentId: newId(), amount: total };
        await Promise.all([
          orders.react('paymentCaptured', captured),
          orders.cancel(id, customerOf({ userId })),
          orders.react('paymentCaptured', captured),
        ]);
        const types = await orders.typesOf(id);
        expect(types.filter((type) => type === 'refund.requested.v1')).toHaveLength(1);
        expect(types.filter((type) => type === 'order.cancelled.v1')).toHaveLength(1);
      }),
    );
  });

  it('adds up partial refunds, each once', async () => {
    const { id, payments } = await orders.confirmed();
    const refund = { orderId: id, paymentId: payments[0]?.paymentId, refundId: newId(), amount: euros(400) };
    await orders.react('paymentRefunded', refund);
    await orders.react('paymentRefunded', refund);
    await orders.react('paymentRefunded', { ...refund, refundId: newId(), amount: euros(100) });
    const after = await orders.stateOf(id);
    expect(after.status).toBe('CONFIRMED');
    expect(refundedAmount(after)).toEqual(euros(500));
  });
});
