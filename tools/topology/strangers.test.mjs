import assert from 'node:assert/strict';
import { test } from 'node:test';
import { overriding, strangers } from './strangers.mjs';

const ours = {
  vhost: '/',
  name: 'alternate',
  pattern: '^orders\\.events$',
  'apply-to': 'exchanges',
  priority: 0,
};
const wanted = {
  vhosts: [{ name: '/' }],
  users: [{ name: 'orders' }],
  exchanges: [{ vhost: '/', name: 'orders.events' }],
  queues: [],
  policies: [ours],
};

test('who else is on the broker is told, and who cannot log in', () => {
  const actual = {
    users: [
      { name: 'orders', password_hash: '' },
      { name: 'guest', password_hash: 'x', tags: ['administrator'] },
    ],
    exchanges: [{ vhost: 'elsewhere', name: 'x' }],
    queues: [{ vhost: '/', name: 'erp.q' }],
  };
  assert.deepEqual(strangers(wanted, actual), [
    'other users: guest (administrator)',
    'other queues: erp.q',
    'users without a password: orders',
  ]);
});

test('a policy that takes the place of ours is found', () => {
  const others = [
    { ...ours, name: 'theirs', pattern: '.*', priority: 1 },
    { ...ours, name: 'weak', priority: -1 },
    { ...ours, name: 'for queues', 'apply-to': 'queues', priority: 9 },
    { ...ours, name: 'elsewhere', vhost: 'elsewhere', priority: 9 },
  ];
  assert.deepEqual(overriding(wanted, { policies: [ours, ...others] }), [
    'policy theirs in / takes the place of alternate; lower its priority',
  ]);
});
