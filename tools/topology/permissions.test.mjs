import assert from 'node:assert/strict';
import { test } from 'node:test';
import { permissionsOf } from './permissions.mjs';

const names = {
  eventExchange: (owner) => `t.${owner}.events`,
  reactionQueue: (service, reaction) => `t.${service}.${reaction}`,
  retry: (service, delay) => `t.${service}.retry.${delay}`,
  deadLetters: (service) => `t.${service}.dead-letters`,
  commands: (service) => `t.${service}.commands`,
  redrive: () => 't.redrive',
  unroutable: () => 't.unroutable',
  requests: () => 't.requests',
};
const Paid = { type: 'payment.captured.v1', owner: 'payments' };
const Told = { type: 'notification.requested.v1', owner: 'notifications' };
const Refund = { type: 'refund.requested.v1', owner: 'orders' };
const { permissions, topic_permissions: topics } = permissionsOf({
  names,
  parties: {
    GATEWAY: 'gateway',
    OPERATOR: 'operator',
    emits: { payments: [Paid, Told], orders: [Refund] },
    asks: { payments: [{ name: 'orders.get-order' }], orders: [] },
  },
  owners: ['payments', 'notifications', 'orders'],
  integrators: [{ name: 'erp', publishes: ['refund.requested.v1'], reads: ['payments.events'] }],
  vhosts: { events: '/shop', commands: 'requests' },
});
const of = (user, vhost) => permissions.find((each) => each.user === user && each.vhost === vhost);
const may = (user, vhost, verb, name) => new RegExp(of(user, vhost)[verb]).test(name);

test('a service configures nothing, writes what it publishes, reads its own queues', () => {
  assert.equal(of('payments', '/shop').configure, '^$');
  for (const name of [
    'payments.events',
    'notifications.events',
    'payments.retry.200ms',
    'payments.dead-letters',
  ])
    assert.equal(may('payments', '/shop', 'write', `t.${name}`), true, name);
  for (const name of ['t.orders.events', 't.orders.dead-letters', 'payments.events', 't.paymentsXevents', ''])
    assert.equal(may('payments', '/shop', 'write', name), false, name);
  assert.equal(may('payments', '/shop', 'read', 't.payments.take-payment.on-payment-requested'), true);
  for (const name of [
    't.payments.events',
    't.payments.dead-letters',
    't.orders.open-order.on-basket-checked-out',
  ])
    assert.equal(may('payments', '/shop', 'read', name), false, name);
});

test('only who asks writes requests, and only those that it asks', () => {
  assert.equal(may('payments', 'requests', 'write', 't.requests'), true);
  assert.equal(may('orders', 'requests', 'write', 't.requests'), false);
  const asked = topics.find(({ exchange, user }) => exchange === 't.requests' && user === 'payments');
  assert.equal(asked.write, String.raw`^orders\.get-order$`);
});

test('routing keys are the types that a service emits', () => {
  const of = (user, exchange) => topics.find((each) => each.user === user && each.exchange === exchange);
  assert.equal(of('payments', 't.notifications.events').write, String.raw`^notification\.requested\.v1$`);
  assert.equal(of('payments', 't.payments.events').write, String.raw`^payment\.captured\.v1$`);
});

test('an integrator has what begins with its name, and what it was granted', () => {
  for (const verb of ['configure', 'write', 'read']) {
    assert.equal(may('erp', '/shop', verb, 't.erp.inbox'), true, verb);
    assert.equal(may('erp', '/shop', verb, 't.erps.inbox'), false, verb);
  }
  assert.equal(may('erp', '/shop', 'write', 't.orders.events'), true);
  assert.equal(may('erp', '/shop', 'read', 't.orders.events'), false);
  assert.equal(may('erp', '/shop', 'read', 't.payments.events'), true);
  assert.deepEqual(
    topics.filter(({ user }) => user === 'erp').map(({ exchange, write, read }) => [exchange, write, read]),
    [
      ['t.orders.events', String.raw`^refund\.requested\.v1$`, '^$'],
      ['t.payments.events', '^$', '.*'],
    ],
  );
});

test('the gateway declares nothing but a queue that the broker names', () => {
  assert.equal(may('gateway', '/shop', 'configure', 'amq.gen-1'), true);
  assert.equal(may('gateway', '/shop', 'read', 't.orders.dead-letters.in-use'), true);
  assert.equal(may('gateway', '/shop', 'configure', 't.orders.dead-letters'), false);
  assert.equal(may('gateway', 'requests', 'write', 'amq.default'), false);
  assert.equal(of('operator', '/shop').configure, '^$');
});
