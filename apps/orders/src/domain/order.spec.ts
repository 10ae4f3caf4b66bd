import { newId } from '#libs/common';
import type { NewEvent } from '#contracts/kernel/define-event';
import {
  aCheckout,
  aConfirmedOrder,
  aLine,
  aPaymentOf,
  aPlacedOrder,
  anAddress,
  anOrder,
  anOrderAwaitingPayment,
  euros,
  moment,
} from '../testing/builders';
import { Order } from './order';
import { FactTooEarly, MixedCurrencies, OrderNotCancellable, TotalMismatch } from './order.errors';
import { refundedAmount } from './refunds';

const types = (events: readonly NewEvent[]) => events.map(({ contract }) => contract.type);
const dataOf = (events: readonly NewEvent[], type: string) =>
  events.find(({ contract }) => contract.type === type)?.data;

describe('an order that is opened', () => {
  it('is placed, with the stock asked for and a deadline', () => {
    const checkout = aCheckout();
    const [order, events] = Order.open(checkout, moment());
    expect(order.state).toMatchObject({ status: 'PLACED', version: 1, deadlineAt: moment().deadline });
    expect(events).toMatchObject([
      { sequence: 1, data: { orderId: checkout.orderId, lines: checkout.lines } },
    ]);
    expect(types(events)).toEqual(['order.placed.v1']);
  });

  it('is refused where the lines do not add up to the total', () => {
    expect(() => Order.open(aCheckout({ total: euros(2_499) }), moment())).toThrow(TotalMismatch);
  });

  it.each([
    [
      'lines',
      { lines: [aLine(), aLine({ unitPrice: { amount: 1, currency: 'USD' } })], total: euros(2_502) },
    ],
    ['lines and total', { total: { amount: 2_500, currency: 'USD' } }],
  ])('is refused where the currencies of %s differ', (_, over) => {
    expect(() => Order.open(aCheckout(over), moment())).toThrow(MixedCurrencies);
  });
});

describe('a placed order', () => {
  it('asks for the money once the stock is reserved, and waits anew', () => {
    const order = aPlacedOrder();
    const events = order.stockReserved(moment(5));
    expect(types(events)).toEqual(['payment.requested.v1']);
    expect(events[0]).toMatchObject({ sequence: 2, data: { amount: euros(2_500), method: 'stub' } });
    expect(order.state).toMatchObject({
      status: 'AWAITING_PAYMENT',
      deadlineAt: moment(5).deadline,
      version: 2,
    });
  });

  it('is cancelled as out of stock, and the customer told', () => {
    const order = aPlacedOrder();
    const events = order.stockRejected(moment(1));
    expect(types(events)).toEqual(['order.cancelled.v1', 'notification.requested.v1']);
    expect(order.state).toMatchObject({
      status: 'CANCELLED',
      cancelReason: 'OUT_OF_STOCK',
      deadlineAt: null,
    });
    expect(dataOf(events, 'notification.requested.v1')).toMatchObject({
      template: 'order-cancelled',
      recipient: { userId: order.state.userId },
      parameters: { orderId: order.state.id, reason: 'OUT_OF_STOCK' },
    });
  });

  it('takes a payment for later that comes before the stock', () => {
    const order = aPlacedOrder();
    const before = order.state;
    expect(() => order.paymentCaptured(aPaymentOf(before), moment(1))).toThrow(FactTooEarly);
    expect(order.state).toBe(before);
  });

  it('expires at its deadline, not before', () => {
    const order = aPlacedOrder();
    expect(order.expire(moment(899))).toEqual([]);
    expect(types(order.expire(moment(900)))).toContain('order.cancelled.v1');
    expect(order.state.cancelReason).toBe('EXPIRED');
  });
});

describe('an order that awaits its payment', () => {
  it('is confirmed by the right amount, and the customer told', () => {
    const order = anOrderAwaitingPayment();
    const events = order.paymentCaptured(aPaymentOf(order.state), moment(2));
    expect(types(events)).toEqual(['order.confirmed.v1', 'notification.requested.v1']);
    expect(order.state).toMatchObject({ status: 'CONFIRMED', cancelReason: null, deadlineAt: null });
    expect(dataOf(events, 'notification.requested.v1')).toMatchObject({
      template: 'order-confirmed',
      parameters: { orderId: order.state.id, total: 'EUR 25.00' },
    });
  });

  it.each([
    ['less', euros(2_499)],
    ['more', euros(2_501)],
    ['another currency', { amount: 2_500, currency: 'USD' }],
  ])('is cancelled by %s than its total, and the money goes back', (_, amount) => {
    const order = anOrderAwaitingPayment();
    const payment = aPaymentOf(order.state, amount);
    const events = order.paymentCaptured(payment, moment(2));
    expect(order.state.cancelReason).toBe('PAYMENT_DECLINED');
    expect(dataOf(events, 'refund.requested.v1')).toMatchObject({ paymentId: payment.paymentId, amount });
  });

  it('is cancelled where the payment is declined', () => {
    const order = anOrderAwaitingPayment();
    expect(types(order.paymentDeclined(moment(2)))).toEqual([
      'order.cancelled.v1',
      'notification.requested.v1',
    ]);
    expect(order.state.cancelReason).toBe('PAYMENT_DECLINED');
  });
});

describe('a confirmed order', () => {
  it('is cancelled with its money going back', () => {
    const order = aConfirmedOrder();
    const events = order.cancel('STAFF', moment(3));
    expect(types(events)).toEqual(['order.cancelled.v1', 'refund.requested.v1', 'notification.requested.v1']);
    expect(dataOf(events, 'refund.requested.v1')).toMatchObject({ amount: euros(2_500), reason: 'STAFF' });
  });

  it('gives back only what has not gone back yet', () => {
    const order = aConfirmedOrder();
    const [payment] = order.state.payments;
    const refund = { refundId: newId(), paymentId: payment?.paymentId ?? '', amount: euros(1_000) };
    order.paymentRefunded(refund, moment(3));
    expect(dataOf(order.cancel('CUSTOMER', moment(4)), 'refund.requested.v1')).toMatchObject({
      amount: euros(1_500),
    });
  });

  it('gives a second payment back and keeps the first', () => {
    const order = aConfirmedOrder();
    const second = aPaymentOf(order.state);
    const events = order.paymentCaptured(second, moment(3));
    expect(events).toMatchObject([{ data: { paymentId: second.paymentId, reason: 'PAID_TWICE' } }]);
    expect(order.state.status).toBe('CONFIRMED');
  });

  it('is not changed by its payment captured again', () => {
    const order = aConfirmedOrder();
    const before = order.state;
    const [payment] = before.payments;
    expect(payment && order.paymentCaptured(payment, moment(3))).toEqual([]);
    expect(order.state).toBe(before);
  });
});

describe('a cancelled order', () => {
  it('gives back, once, money that was captured after it', () => {
    const order = anOrderAwaitingPayment();
    order.cancel('CUSTOMER', moment(2));
    const payment = aPaymentOf(order.state);
    expect(types(order.paymentCaptured(payment, moment(3)))).toEqual(['refund.requested.v1']);
    expect(order.paymentCaptured(payment, moment(4))).toEqual([]);
  });

  it('stays as it is when it is cancelled again', () => {
    const order = aPlacedOrder();
    order.cancel('CUSTOMER', moment(1));
    expect(order.cancel('STAFF', moment(2))).toEqual([]);
    expect(order.state.cancelReason).toBe('CUSTOMER');
  });

  it('adds up partial refunds, each once', () => {
    const order = aConfirmedOrder();
    const paymentId = order.state.payments[0]?.paymentId ?? '';
    const first = { refundId: newId(), paymentId, amount: euros(1_000) };
    order.paymentRefunded(first, moment(3));
    order.paymentRefunded(first, moment(4));
    order.paymentRefunded({ ...first, refundId: newId(), amount: euros(500) }, moment(5));
    expect(refundedAmount(order.state)).toEqual(euros(1_500));
  });
});

describe('an order that has left', () => {
  it.each(['SHIPPED', 'DELIVERED'] as const)('cannot be cancelled once it is %s', (status) => {
    const order = anOrder({ status, deadlineAt: null });
    expect(() => order.cancel('CUSTOMER', moment(3))).toThrow(OrderNotCancellable);
  });
});

describe('an order whose user is gone', () => {
  it('forgets whose it was and where it went, and nothing else', () => {
    const order = aPlacedOrder({ customerId: 'customer-1', shippingAddress: anAddress() });
    order.cancel('CUSTOMER', moment(1));
    const { customerId, shippingAddress, ...kept } = order.state;
    expect([customerId, shippingAddress]).toEqual(['customer-1', anAddress()]);
    order.forgetCustomer();
    expect(order.state).toEqual(kept);
  });
});
