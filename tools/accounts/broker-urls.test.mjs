import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokerUrls } from './broker-urls.mjs';
import { accountPassword } from './password.mjs';

const secret = 'x'.repeat(43);

test('each user has a URL of its own to the broker, its port and its vhost', () => {
  const urls = brokerUrls({
    AMQP_URL: 'amqp://guest:guest@broker:5673/shop',
    SERVER_ACCOUNTS_SECRET: secret,
  });
  const password = accountPassword('rabbitmq/products-basket', secret);
  assert.equal(urls.PRODUCTS_BASKET_AMQP_URL, `amqp://products-basket:${password}@broker:5673/shop`);
  assert.equal(new Set(Object.values(urls)).size, 8);
});

test('a URL that somebody chose is kept', () => {
  const CATALOG_AMQP_URL = 'amqp://catalog:chosen@broker';
  const env = { AMQP_URL: 'amqp://guest:guest@broker', SERVER_ACCOUNTS_SECRET: secret, CATALOG_AMQP_URL };
  assert.equal(brokerUrls(env).CATALOG_AMQP_URL, CATALOG_AMQP_URL);
});
