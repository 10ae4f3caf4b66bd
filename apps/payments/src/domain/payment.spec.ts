import fc from 'fast-check';
import { cancel, settle } from './payment';
import type { ChargeOutcome, Decision, Payment } from './payment';
import { PaymentNeverRequested } from './payment.errors';
import type { PaymentStatus } from './payment-status';

const amount = { amount: 4_999, currency: 'EUR' };
const aPayment = (change: Partial<Payment> = {}): Payment => ({
  id: 'payment-1',
  orderId: 'order-1',
  status: 'REQUESTED',
  request: { amount, method: 'stub' },
  chargeId: null,
  declineReason: null,
  refundedAmount: 0,
  version: 1,
  ...change,
});
const captured: ChargeOutcome = { outcome: 'captured', chargeId: 'charge-1' };
const declined: ChargeOutcome = { outcome: 'declined', reason: 'card_declined' };
const pending: ChargeOutcome = { outcome: 'pending', chargeId: 'charge-1' };
const types = ({ events }: Decision) => events.map((event) => event.contract.type);

describe('a payment', () => {
  it('is captured, with the amount that was asked for', () => {
    const { events, payment } = settle(aPayment(), captured);
    expect(payment).toMatchObject({ status: 'CAPTURED', chargeId: 'charge-1', version: 2 });
    expect(events).toEqual([
      expect.objectContaining({
        data: { orderId: 'order-1', paymentId: 'payment-1', amount },
        sequence: 2,
      }),
    ]);
  });

  it('is declined, with the reason', () => {
    const decision = settle(aPayment(), declined);
    expect(decision.payment).toMatchObject({ status: 'DECLINED', declineReason: 'card_declined' });
    expect(types(decision)).toEqual(['payment.declined.v1']);
  });

  it('waits in silence while it is pending', () => {
    const { events, payment } = settle(aPayment(), pending);
    expect(payment).toMatchObject({ status: 'PENDING', chargeId: 'charge-1' });
    expect(events).toEqual([]);
  });

  it.each<PaymentStatus>(['REQUESTED', 'PENDING'])('can be voided while it is %s', (status) => {
    const decision = cancel(aPayment({ status }));
    expect(decision.payment.status).toBe('VOIDED');
    expect(types(decision)).toEqual(['payment.voided.v1']);
  });

  it.each<PaymentStatus>(['CAPTURED', 'DECLINED', 'VOIDED'])('is not voided once it is %s', (status) => {
    const payment = aPayment({ status });
    expect(cancel(payment)).toEqual({ payment, events: [] });
  });

  it.each<PaymentStatus>(['VOIDED', 'DECLINED'])(
    'reports a capture that comes after it was %s, so that it is refunded',
    (status) => {
      const decision = settle(aPayment({ status }), captured);
      expect(decision.payment.status).toBe('CAPTURED');
      expect(types(decision)).toEqual(['payment.captured.v1']);
    },
  );

  it('cannot be captured where nothing was asked for', () => {
    expect(() => settle(aPayment({ status: 'VOIDED', request: null }), captured)).toThrow(
      PaymentNeverRequested,
    );
  });

  it('reports at most one capture whatever news comes in whatever order, and ends captured if there was one', () => {
    const news = fc.constantFrom<'void' | ChargeOutcome>('void', captured, declined, pending);
    fc.assert(
      fc.property(fc.array(news, { maxLength: 8 }), (history) => {
        const reported: string[] = [];
        let payment = aPayment();
        for (const each of history) {
          const decision = each === 'void' ? cancel(payment) : settle(payment, each);
          reported.push(...types(decision));
          payment = decision.payment;
        }
        const captures = reported.filter((type) => type === 'payment.captured.v1').length;
        expect(captures).toBe(history.includes(captured) ? 1 : 0);
        expect(payment.status === 'CAPTURED').toBe(history.includes(captured));
      }),
    );
  });
});
