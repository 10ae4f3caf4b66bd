import type { Caller } from '#libs/auth';
import { newId } from '#libs/common';
import { OrderCancelled } from '#contracts/orders/events/order-cancelled.v1';
import { PaymentRequested } from '#contracts/orders/events/payment-requested.v1';
import { RefundRequested } from '#contracts/orders/events/refund-requested.v1';
import { Payment } from '#contracts/payments/payment';
import type { PaymentMethod } from '#contracts/payments/payment-method';
import { paymentsFixture, received } from '../src/testing/payments-fixture';
import type { PaymentsFixture } from '../src/testing/payments-fixture';

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const staff: Caller = { id: newId(), roles: ['staff'] };

describe('reading the payments of an order', () => {
  let fixture: PaymentsFixture;
  beforeAll(async () => {
    fixture = await paymentsFixture(process.env);
  });
  afterAll(() => fixture.close());

  const read = (orderId: string, caller?: Caller) =>
    fixture.listPayments.handle({ orderId, limit: 20 }, { caller });

  /** A customer with an order that money was asked for. */
  async function aPayment(
    method: PaymentMethod = 'stub',
    owner: Caller = { id: newId(), roles: ['customer'] },
  ) {
    const orderId = newId();
    const request = { orderId, userId: owner.id, amount: euros(1_000), method };
    await fixture.deliver(fixture.takePayment, received(PaymentRequested, request));
    return { owner, orderId };
  }

  it('shows their owner and staff what was taken and what went back, and why', async () => {
    const { owner, orderId } = await aPayment();
    for (const [amount, reason] of [
      [300, 'damaged'],
      [200, 'late'],
    ] as const) {
      const refund = { orderId, refundId: newId(), amount: euros(amount), reason };
      await fixture.deliver(fixture.refundPayment, received(RefundRequested, refund));
    }
    const { items, nextCursor } = await read(orderId, owner);
    expect(items.map((item) => Payment.parse(item))).toEqual(items);
    expect(items).toMatchObject([
      {
        orderId,
        status: 'CAPTURED',
        method: 'stub',
        amount: euros(1_000),
        refundedAmount: euros(500),
        capturedAt: expect.any(String) as string,
        refunds: [
          { amount: euros(300), status: 'PAID', reason: 'damaged' },
          { amount: euros(200), status: 'PAID', reason: 'late' },
        ],
      },
    ]);
    expect(nextCursor).toBeNull();
    expect(await read(orderId, staff)).toEqual({ items, nextCursor });
  });

  it('shows a refund that the provider has not confirmed as requested', async () => {
    const { owner, orderId } = await aPayment();
    const refund = { orderId, refundId: newId(), amount: euros(300), reason: 'damaged' };
    await fixture.refundPayment.prepare(received(RefundRequested, refund));
    expect((await read(orderId, owner)).items).toMatchObject([
      { refundedAmount: euros(0), refunds: [{ status: 'REQUESTED', paidAt: null }] },
    ]);
  });

  it('says why one was declined, and that nothing was taken', async () => {
    const { owner, orderId } = await aPayment('stub-declined');
    expect((await read(orderId, owner)).items).toMatchObject([
      { status: 'DECLINED', declineReason: 'card_declined', capturedAt: null, refunds: [] },
    ]);
  });

  it('shows a stranger nothing, and refuses who is nobody', async () => {
    const { orderId } = await aPayment();
    expect(await read(orderId, { id: newId(), roles: ['customer'] })).toEqual({
      items: [],
      nextCursor: null,
    });
    expect(() => read(orderId)).toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED' }) as Error);
  });

  it('shows nothing of an order that was cancelled before any money was asked for', async () => {
    const orderId = newId();
    const cancelled = received(OrderCancelled, { orderId, userId: staff.id, reason: 'CUSTOMER' });
    await fixture.deliver(fixture.voidPayment, cancelled);
    expect(await read(orderId, staff)).toEqual({ items: [], nextCursor: null });
  });

  it('exports the payments of whoever asks, page by page, and of nobody else', async () => {
    const first = await aPayment();
    const second = await aPayment('stub-declined', first.owner);
    await aPayment();
    const exported: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await fixture.exportPersonalData.handle({ limit: 1, cursor }, { caller: first.owner });
      exported.push(...page.items.map(({ orderId }) => orderId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(exported).toEqual([second.orderId, first.orderId]);
  });
});
