import assert from 'node:assert/strict';
import { test } from 'node:test';
import { environmentFor } from './service-env.mjs';

const orders = { name: 'orders', database: true };
const gateway = { name: 'order_system', database: false };
const env = {
  DATABASE_URL: 'postgresql://postgres@db/shop',
  MIGRATION_DATABASE_URL: 'postgresql://postgres@db/shop',
  ORDERS_MIGRATION_DATABASE_URL: 'postgresql://postgres@db/shop_orders',
  ORDERS_DATABASE_URL: 'postgresql://shop_orders_app@db/shop_orders',
  CATALOG_DATABASE_URL: 'postgresql://shop_catalog_app@db/shop_catalog',
  AMQP_URL: 'amqp://guest@broker',
  ORDERS_AMQP_URL: 'amqp://orders@broker',
  AMQP_MANAGEMENT_URL: 'http://guest@broker',
  OPERATOR_AMQP_URL: 'amqp://operator@broker',
  ERP_AMQP_URL: 'amqp://erp@broker',
  SERVER_ACCOUNTS_SECRET: 'secret',
  ADMIN_PASSWORD: 'secret',
  STUB_WEBHOOK_URL: 'http://gateway/payments/webhooks/stub',
  SMTP_URL: 'smtp://mail',
  CATALOG_PORT: '3002',
};

test("a service gets its own URLs, not the tools', the others' or those that its own stand for", () => {
  assert.deepEqual(environmentFor(orders, env), {
    ORDERS_DATABASE_URL: env.ORDERS_DATABASE_URL,
    ORDERS_AMQP_URL: env.ORDERS_AMQP_URL,
    STUB_WEBHOOK_URL: env.STUB_WEBHOOK_URL,
    SMTP_URL: env.SMTP_URL,
    CATALOG_PORT: '3002',
  });
});

test('a shared URL is for those who have no own one, a database for those who have tables', () => {
  const shared = { DATABASE_URL: env.DATABASE_URL, AMQP_URL: env.AMQP_URL };
  assert.deepEqual(environmentFor(orders, shared), shared);
  assert.deepEqual(environmentFor(gateway, shared), { AMQP_URL: env.AMQP_URL });
});
