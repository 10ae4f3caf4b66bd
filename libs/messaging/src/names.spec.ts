import { Names, reactionName } from './names';

describe('names', () => {
  it('spell what services must agree on', () => {
    const names = new Names();
    expect(names.eventExchange('orders')).toBe('orders.events');
    expect(names.reactionQueue('orders', 'confirm-order.on-payment-captured')).toBe(
      'orders.confirm-order.on-payment-captured',
    );
    expect(names.retry('orders', '5s')).toBe('orders.retry.5s');
    expect(names.deadLetters('orders')).toBe('orders.dead-letters');
    expect(names.commands('user-auth')).toBe('user-auth.commands');
    expect([names.redrive(), names.unread(), names.unroutable(), names.requests()]).toEqual([
      'redrive',
      'unread',
      'unroutable',
      'requests',
    ]);
  });

  it('start with the namespace', () => {
    expect(new Names('t1.').deadLetters('catalog')).toBe('t1.catalog.dead-letters');
  });
});

describe('reactionName', () => {
  it.each([
    ['ConfirmOrderOnPaymentCaptured', 'confirm-order.on-payment-captured'],
    ['PutOnHoldOnStockRejected', 'put-on-hold.on-stock-rejected'],
    ['OpenOrderOnBasketCheckedOut', 'open-order.on-basket-checked-out'],
  ])('spells %s as its file is named', (className, name) => {
    expect(reactionName(className)).toBe(name);
  });

  it.each(['ConfirmOrder', 'OnPaymentCaptured', 'ConfirmOrderOn'])('refuses %s', (className) => {
    expect(() => reactionName(className)).toThrow(`${className} is not named <Action>On<Event>`);
  });
});
