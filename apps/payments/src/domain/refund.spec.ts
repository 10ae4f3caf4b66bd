import type { Payment } from './payment';
import { NothingToRefund, PaymentNotOurs, RefundExceedsCaptured } from './payment.errors';
import type { PaymentStatus } from './payment-status';
import { chargeOf, checkPayment, mayYetBeCaptured, reserveRefund } from './refund';

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const captured = (refundedAmount = 0): Payment => ({
  id: 'payment-1',
  orderId: 'order-1',
  status: 'CAPTURED',
  request: { amount: euros(1_000), method: 'stub' },
  chargeId: 'charge-1',
  declineReason: null,
  refundedAmount,
  version: 2,
});

describe('a refund', () => {
  it('sets a part of the captured money aside', () => {
    expect(reserveRefund(captured(), euros(400))).toMatchObject({ refundedAmount: 400, version: 3 });
  });

  it('may take all that is left', () => {
    expect(reserveRefund(captured(400), euros(600)).refundedAmount).toBe(1_000);
  });

  it.each([
    ['more than is left', euros(601)],
    ['another currency', { amount: 1, currency: 'USD' }],
  ])('is refused for %s', (_, amount) => {
    expect(() => reserveRefund(captured(400), amount)).toThrow(RefundExceedsCaptured);
  });

  it('comes from the payment it names, and from no other', () => {
    expect(() => checkPayment(captured(), 'payment-1')).not.toThrow();
    expect(() => checkPayment(captured(), undefined)).not.toThrow();
    expect(() => checkPayment(captured(), 'payment-2')).toThrow(PaymentNotOurs);
  });

  it('is refused where no money was captured', () => {
    const declined = { ...captured(), status: 'DECLINED' as const };
    expect(() => reserveRefund(declined, euros(1))).toThrow(NothingToRefund);
    expect(() => chargeOf({ ...declined, chargeId: null })).toThrow(NothingToRefund);
  });

  it.each<[PaymentStatus, boolean]>([
    ['REQUESTED', true],
    ['PENDING', true],
    ['VOIDED', true],
    ['CAPTURED', false],
    ['DECLINED', false],
  ])('of a payment that is %s waits for its capture: %s', (status, waits) => {
    expect(mayYetBeCaptured({ ...captured(), status })).toBe(waits);
  });
});
