import type { Message } from 'amqplib';
import { GetProduct } from '#contracts/catalog/queries/get-product.v1';
import { SetStock } from '#contracts/catalog/commands/set-stock.v1';
import { KnownSenders } from './known-senders';

const integrators = [{ name: 'erp', publishes: ['refund.requested.v1'] }];
const strict = new KnownSenders({ security: 'strict', integrators }, 'payments');
const from = (userId?: string) => ({ properties: { userId } }) as unknown as Message;

describe('the sender of an event', () => {
  it.each([
    ['a service that emits it', 'orders', 'refund.requested.v1'],
    ['any service that emits it', 'user-auth', 'notification.requested.v1'],
    ['an integrator who was granted it', 'erp', 'refund.requested.v1'],
    ['the service itself, which tries again', 'payments', 'refund.requested.v1'],
    ['the gateway, which redrives', 'order_system', 'refund.requested.v1'],
    ['an operator, who redrives', 'operator', 'refund.requested.v1'],
  ])('may be %s', (_, user, type) => {
    expect(() => strict.checkEvent(from(user), type)).not.toThrow();
  });

  it.each([
    ['a service that does not emit it', 'catalog', 'refund.requested.v1'],
    ['an integrator who was not granted it', 'erp', 'payment.requested.v1'],
    ['a stranger', 'guest', 'refund.requested.v1'],
    ['nobody', undefined, 'refund.requested.v1'],
  ])('may not be %s', (_, user, type) => {
    const rejected = expect.objectContaining({ code: 'PUBLISHER_UNKNOWN' }) as Error;
    expect(() => strict.checkEvent(from(user), type)).toThrow(rejected);
  });

  it('is nobody’s business in open mode', () => {
    const open = new KnownSenders({ security: 'open', integrators: [] }, 'payments');
    expect(() => open.checkEvent(from(), 'refund.requested.v1')).not.toThrow();
    expect(() => open.checkRequest(from('guest'), SetStock)).not.toThrow();
  });
});

describe('the sender of a request', () => {
  it.each([
    ['order_system', SetStock],
    ['products-basket', GetProduct],
  ])('may be %s', (user, contract) => {
    expect(() => strict.checkRequest(from(user), contract)).not.toThrow();
  });

  it.each([
    ['products-basket', SetStock],
    ['orders', GetProduct],
    ['payments', GetProduct],
    ['operator', SetStock],
    [undefined, GetProduct],
  ])('may not be %s', (user, contract) => {
    expect(() => strict.checkRequest(from(user), contract)).toThrow();
  });
});
