import type { NewEvent } from '#contracts/kernel/define-event';
import { aConfirmedOrder, aPlacedOrder, aShippedOrder, euros, moment } from '../testing/builders';
import type { Order } from './order';
import { NothingToRefund, RefundExceedsCaptured } from './order.errors';

const dataOf = (events: readonly NewEvent[], type: string) =>
  events.filter(({ contract }) => contract.type === type).map(({ data }) => data);

/** What payments says once the last refund is paid. */
function pay(order: Order, seconds: number): NewEvent[] {
  const refund = order.state.refunds.at(-1);
  if (!refund) throw new Error('no refund was asked for');
  return order.paymentRefunded(refund, moment(seconds));
}

describe('a refund', () => {
  it('is all that was captured, unless an amount is named', () => {
    const order = aConfirmedOrder();
    const events = order.refund({ reason: 'damaged' }, moment(5));
    const paymentId = order.state.payments[0]?.paymentId;
    expect(events).toMatchObject([{ data: { amount: euros(2_500), paymentId, reason: 'damaged' } }]);
    expect(order.state).toMatchObject({ status: 'CONFIRMED', refunds: [{ status: 'REQUESTED' }] });
  });

  it('adds up in parts to what was captured, and never to more', () => {
    const order = aShippedOrder();
    order.refund({ amount: euros(1_000) }, moment(5));
    expect(() => order.refund({ amount: euros(1_501) }, moment(6))).toThrow(RefundExceedsCaptured);
    expect(order.refund({}, moment(7))).toMatchObject([{ data: { amount: euros(1_500) } }]);
    expect(() => order.refund({}, moment(8))).toThrow(NothingToRefund);
    expect(() => order.refund({ amount: euros(1) }, moment(8))).toThrow(NothingToRefund);
  });

  it('is refused in another currency', () => {
    const amount = { amount: 1, currency: 'USD' };
    expect(() => aConfirmedOrder().refund({ amount }, moment(5))).toThrow(RefundExceedsCaptured);
  });

  it('is refused where no money was captured, or all of it goes back already', () => {
    expect(() => aPlacedOrder().refund({}, moment(5))).toThrow(NothingToRefund);
    const cancelled = aConfirmedOrder();
    cancelled.cancel('STAFF', moment(5));
    expect(() => cancelled.refund({}, moment(6))).toThrow(NothingToRefund);
  });

  it('leaves the rest to a cancel', () => {
    const order = aConfirmedOrder();
    order.refund({ amount: euros(1_000) }, moment(5));
    const events = order.cancel('CUSTOMER', moment(6));
    expect(dataOf(events, 'refund.requested.v1')).toMatchObject([
      { amount: euros(1_500), reason: 'CUSTOMER' },
    ]);
  });

  it('that is paid is announced with all that has gone back, and the customer told of it', () => {
    const order = aConfirmedOrder();
    order.refund({ amount: euros(1_000) }, moment(5));
    pay(order, 6);
    order.refund({ amount: euros(500), reason: 'late' }, moment(7));
    const events = pay(order, 8);
    expect(dataOf(events, 'order.refunded.v1')).toMatchObject([
      { amount: euros(500), refundedAmount: euros(1_500) },
    ]);
    expect(dataOf(events, 'notification.requested.v1')).toMatchObject([
      { template: 'order-refunded', parameters: { amount: 'EUR 5.00' } },
    ]);
    expect(order.state.refunds.at(-1)).toMatchObject({ status: 'PAID', reason: 'late' });
    expect(pay(order, 9)).toEqual([]);
  });

  it('of a cancelled order is announced, but its customer has been told of it before', () => {
    const order = aConfirmedOrder();
    order.cancel('CUSTOMER', moment(5));
    expect(pay(order, 6).map(({ contract }) => contract.type)).toEqual(['order.refunded.v1']);
  });
});
