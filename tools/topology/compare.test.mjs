import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare } from './compare.mjs';
import { passwordHash } from './password-hash.mjs';
import { countsOf, lineOf } from './tell.mjs';

const wanted = {
  vhosts: [{ name: '/' }],
  users: [{ name: 'orders', password_hash: '', tags: [] }],
  permissions: [{ user: 'orders', vhost: '/', configure: '^$', write: '^orders$', read: '^$' }],
  topic_permissions: [{ user: 'orders', vhost: '/', exchange: 'orders.events', write: '^a$', read: '^$' }],
  policies: [
    {
      vhost: '/',
      name: 'alternate',
      pattern: '^orders',
      'apply-to': 'exchanges',
      definition: { a: 1 },
      priority: 0,
    },
  ],
  exchanges: [
    {
      vhost: '/',
      name: 'orders.events',
      type: 'topic',
      durable: true,
      auto_delete: false,
      internal: false,
      arguments: {},
    },
  ],
  queues: [
    {
      vhost: '/',
      name: 'orders.q',
      durable: true,
      auto_delete: false,
      arguments: { 'x-queue-type': 'quorum' },
    },
  ],
  bindings: [bindingTo('orders.q', 'order.placed.v1')],
};

function bindingTo(destination, key) {
  return {
    vhost: '/',
    source: 'orders.events',
    destination,
    destination_type: 'queue',
    routing_key: key,
    arguments: {},
  };
}

const copyOf = (broker) => JSON.parse(JSON.stringify(broker));

/** The wanted broker, but for what this does to it. */
function drifted(change) {
  const actual = copyOf(wanted);
  change(actual);
  return compare(wanted, actual).map(lineOf);
}

test('a broker that is as it should be has no drift', () => {
  assert.deepEqual(compare(wanted, copyOf(wanted)), []);
});

test('each thing that is missing is named', () => {
  const lines = compare(wanted, {}).map(lineOf);
  assert.equal(lines.length, 8);
  assert.ok(lines.includes('topic permission of orders on orders.events in / is missing'));
  assert.ok(lines.includes('binding from orders.events to orders.q by "order.placed.v1" in / is missing'));
});

test('what differs is told with what it should be', () => {
  const lines = drifted((actual) => {
    actual.permissions[0].configure = '.*';
    actual.queues[0].arguments = { 'x-queue-type': 'classic' };
    actual.policies[0].definition = {};
    actual.users[0].tags = 'administrator';
  });
  assert.deepEqual(lines, [
    'user orders: tags administrator should be []',
    'permission of orders in /: configure .* should be ^$',
    'policy alternate in /: definition {} should be {"a":1}',
    'queue orders.q in /: arguments {"x-queue-type":"classic"} should be {"x-queue-type":"quorum"}',
  ]);
});

test('a right that one of our users has too much of is drift, and a binding to a queue of ours', () => {
  const lines = drifted((actual) => {
    actual.permissions.push({ user: 'orders', vhost: 'other', configure: '', write: '', read: '' });
    actual.topic_permissions.push({ user: 'orders', vhost: '/', exchange: 'x', write: '.*', read: '.*' });
    actual.bindings.push(bindingTo('orders.q', '#'));
  });
  assert.deepEqual(lines, [
    'permission of orders in other should not be there',
    'topic permission of orders on x in / should not be there',
    'binding from orders.events to orders.q by "#" in / should not be there',
  ]);
});

test("other people's users, queues and bindings are none of our business", () => {
  const lines = drifted((actual) => {
    actual.users.push({ name: 'erp', password_hash: 'x', tags: ['administrator'] });
    actual.permissions.push({ user: 'erp', vhost: '/', configure: '.*', write: '.*', read: '.*' });
    actual.queues.push({ vhost: '/', name: 'erp.q', durable: true, auto_delete: false, arguments: {} });
    actual.bindings.push(bindingTo('erp.q', '#'));
  });
  assert.deepEqual(lines, []);
});

test('a password that is known must be that of the user', () => {
  const known = new Map([['orders', 'secret']]);
  const actual = copyOf(wanted);
  actual.users[0].password_hash = passwordHash('other');
  assert.deepEqual(compare(wanted, actual, known).map(lineOf), [
    'user orders: the password is not that of its URL',
  ]);
  actual.users[0].password_hash = passwordHash('secret');
  assert.deepEqual(compare(wanted, actual, known), []);
});

test('what was done is counted by kind', () => {
  const differences = [
    { kind: 'users', problem: 'missing' },
    { kind: 'topic_permissions', problem: 'surplus' },
    { kind: 'users', problem: 'different' },
  ];
  assert.deepEqual(countsOf(differences), ['users: 1 made, 1 changed', 'topic permissions: 1 removed']);
});
