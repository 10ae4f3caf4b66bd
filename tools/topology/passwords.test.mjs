import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passwordsFrom } from './passwords.mjs';

test('passwords stand in the URLs that users log in with', () => {
  const env = { PRODUCTS_BASKET_AMQP_URL: 'amqp://products-basket:p%40ss@broker:5672' };
  assert.deepEqual([...passwordsFrom(env, ['orders', 'products-basket'])], [['products-basket', 'p@ss']]);
});

test('a URL of somebody else, without a password, or that is none is named', () => {
  const passwords = (url) => () => passwordsFrom({ ORDERS_AMQP_URL: url }, ['orders']);
  assert.throws(passwords('amqp://guest:guest@broker'), /ORDERS_AMQP_URL logs in as "guest"/);
  assert.throws(passwords('amqp://orders@broker'), /ORDERS_AMQP_URL has no password/);
  assert.throws(passwords('broker'), /ORDERS_AMQP_URL is not a URL/);
});
