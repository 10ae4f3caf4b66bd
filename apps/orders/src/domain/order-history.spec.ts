import {
  aCheckout,
  aConfirmedOrder,
  aPaymentOf,
  aPlacedOrder,
  aShippedOrder,
  anAddress,
  anOrderAwaitingPayment,
  euros,
  moment,
} from '../testing/builders';
import { Order } from './order';
import { hasEnded } from './order-history';

const told = ({ news }: Order) => news.map(({ sequence, type, status }) => [sequence, type, status]);

describe('the history of an order', () => {
  it('begins with its check-out, at the time that the check-out says', () => {
    const [order] = Order.open(aCheckout(), moment(10), moment(8).now);
    expect(order.news).toMatchObject([
      { sequence: 1, type: 'SUBMITTED', status: 'SUBMITTED', at: moment(8).now },
      { sequence: 2, type: 'PLACED', status: 'PLACED', at: moment(10).now },
    ]);
  });

  it('never begins after the order was opened', () => {
    const [order] = Order.open(aCheckout(), moment(10), moment(99).now);
    expect(order.news[0]?.at).toEqual(moment(10).now);
  });

  it('tells every step of an order that goes well, counted without a gap', () => {
    const order = aShippedOrder();
    order.deliver(moment(20));
    expect(told(order)).toEqual([
      [1, 'SUBMITTED', 'SUBMITTED'],
      [2, 'PLACED', 'PLACED'],
      [3, 'STOCK_RESERVED', 'AWAITING_PAYMENT'],
      [4, 'PAYMENT_CAPTURED', 'AWAITING_PAYMENT'],
      [5, 'CONFIRMED', 'CONFIRMED'],
      [6, 'SHIPPED', 'SHIPPED'],
      [7, 'DELIVERED', 'DELIVERED'],
    ]);
  });

  it('goes on where the stored one ends', () => {
    const order = Order.restore(aPlacedOrder().state);
    order.stockRejected(moment(3));
    expect(order.news).toMatchObject([{ sequence: 3, type: 'CANCELLED', data: { reason: 'OUT_OF_STOCK' } }]);
  });

  it('tells of money that comes and goes', () => {
    const order = Order.restore(anOrderAwaitingPayment().state);
    const payment = aPaymentOf(order.state, euros(1));
    order.paymentCaptured(payment, moment(3));
    const [refund] = order.state.refunds;
    if (refund) order.paymentRefunded(refund, moment(4));
    const { refundId } = refund ?? {};
    expect(order.news).toMatchObject([
      { type: 'PAYMENT_CAPTURED', status: 'AWAITING_PAYMENT', data: payment },
      { type: 'CANCELLED', data: { reason: 'PAYMENT_DECLINED' } },
      { type: 'REFUND_REQUESTED', data: { refundId, amount: euros(1), reason: 'PAYMENT_DECLINED' } },
      { type: 'REFUNDED', data: { refundId, amount: euros(1) } },
    ]);
  });

  it('says that the address was changed, and keeps the address to itself', () => {
    const order = Order.restore(aConfirmedOrder().state);
    order.changeAddress(anAddress(), moment(5));
    expect(order.news).toMatchObject([{ type: 'ADDRESS_CHANGED', status: 'CONFIRMED', data: undefined }]);
  });

  it('says nothing of what changes nothing', () => {
    const order = Order.restore(aShippedOrder().state);
    order.ship({}, moment(12));
    order.stockReserved(moment(13));
    expect(order.news).toEqual([]);
  });
});

describe('an order has ended', () => {
  it('once it is delivered or cancelled', () => {
    const order = aShippedOrder();
    expect(hasEnded(order.state)).toBe(false);
    order.deliver(moment(20));
    expect(hasEnded(order.state)).toBe(true);
    const cancelled = aPlacedOrder();
    cancelled.cancel('CUSTOMER', moment(2));
    expect(hasEnded(cancelled.state)).toBe(true);
  });

  it('not before its money is back', () => {
    const order = aConfirmedOrder();
    order.cancel('CUSTOMER', moment(5));
    expect(hasEnded(order.state)).toBe(false);
    const [refund] = order.state.refunds;
    if (refund) order.paymentRefunded(refund, moment(6));
    expect(hasEnded(order.state)).toBe(true);
  });
});
