import { orderCancelled } from './order-cancelled';
import { orderConfirmed } from './order-confirmed';
import { orderDelivered } from './order-delivered';
import { orderRefunded } from './order-refunded';
import { orderShipped } from './order-shipped';
import { ParameterMissing } from './parameters';

describe('order-confirmed', () => {
  it('names the order and what was paid', () => {
    const { subject, body } = orderConfirmed({ orderId: 'o-1', total: 'EUR 19.98' });
    expect(subject).toBe('Your order o-1 is confirmed');
    expect(body).toContain('payment of EUR 19.98.');
  });

  it('leaves out the payment where it knows no total', () => {
    expect(orderConfirmed({ orderId: 'o-1' }).body).not.toContain('payment');
  });
});

describe('order-cancelled', () => {
  it('names the order and gives the reason in words', () => {
    const { subject, body } = orderCancelled({ orderId: 'o-1', reason: 'OUT_OF_STOCK' });
    expect(subject).toBe('Your order o-1 is cancelled');
    expect(body).toContain('no longer in stock');
  });

  it('shows nobody a reason that it has no words for', () => {
    expect(orderCancelled({ orderId: 'o-1', reason: 'SOLAR_FLARE' }).body).not.toContain('SOLAR_FLARE');
  });
});

describe('order-shipped', () => {
  it('names the order, its carrier and its number', () => {
    const { subject, body } = orderShipped({ orderId: 'o-1', carrier: 'DHL', trackingNumber: 'T-7' });
    expect(subject).toBe('Your order o-1 is on its way');
    expect(body).toContain('with DHL.');
    expect(body).toContain('number is T-7.');
  });

  it('leaves out what it does not know', () => {
    expect(orderShipped({ orderId: 'o-1' }).body).toBe('Your order o-1 has left our warehouse.\n');
  });
});

describe('order-refunded', () => {
  it('names the order and the amount', () => {
    expect(orderRefunded({ orderId: 'o-1', amount: 'EUR 5.00' }).body).toContain(
      'EUR 5.00 of your order o-1',
    );
  });
});

it.each([orderConfirmed, orderCancelled, orderShipped, orderDelivered, orderRefunded])(
  '%p refuses to speak of no order',
  (template) => {
    expect(() => template({})).toThrow(ParameterMissing);
  },
);
