import assert from 'node:assert/strict';
import { test } from 'node:test';
import { databaseAccounts, databasePassword, roleName } from './database-accounts.mjs';

const secret = 'x'.repeat(43);
const admin = 'postgresql://postgres:top@db:5432/shop';

test('one URL for all: the service gets a role of its own, with a derived password', () => {
  const env = { DATABASE_URL: `${admin}?sslmode=require`, SERVER_ACCOUNTS_SECRET: secret };
  const accounts = databaseAccounts('products-basket', env);
  const app = 'shop_products-basket_app';
  const password = databasePassword(app, secret);
  assert.equal(accounts.migration, 'postgresql://postgres:top@db:5432/shop_products-basket?sslmode=require');
  assert.equal(
    accounts.runtime,
    `postgresql://${app}:${password}@db:5432/shop_products-basket?sslmode=require`,
  );
  assert.equal(accounts.owner, 'shop_products-basket_owner');
  assert.ok(accounts.ours);
});

test('without a secret the role has no password, and never the one of who migrates', () => {
  const { runtime } = databaseAccounts('orders', { DATABASE_URL: admin });
  assert.equal(runtime, 'postgresql://shop_orders_app@db:5432/shop_orders');
});

test("a login of the service's own is taken as it is", () => {
  const env = {
    MIGRATION_DATABASE_URL: admin,
    ORDERS_DATABASE_URL: 'postgresql://clerk:p%40ss@pool:6432/shop_orders',
  };
  const { runtime, app, ours, password, migration } = databaseAccounts('orders', env);
  assert.deepEqual(
    { runtime, app, ours, password, migration },
    {
      runtime: env.ORDERS_DATABASE_URL,
      app: 'clerk',
      ours: false,
      password: 'p@ss',
      migration: 'postgresql://postgres:top@db:5432/shop_orders',
    },
  );
});

test('a migration of another database than the one the service has is refused', () => {
  const env = { MIGRATION_DATABASE_URL: admin, ORDERS_DATABASE_URL: 'postgresql://clerk@db/elsewhere' };
  assert.throws(() => databaseAccounts('orders', env), /set ORDERS_MIGRATION_DATABASE_URL/);
  const own = { ...env, ORDERS_MIGRATION_DATABASE_URL: 'postgresql://postgres@db/elsewhere' };
  assert.equal(databaseAccounts('orders', own).owner, 'elsewhere_owner');
});

test("roles' names fit into PostgreSQL's 63 bytes and stay apart", () => {
  assert.equal(roleName('shop_orders', 'app'), 'shop_orders_app');
  const long = 'order_system_space_mgx3k2abdeadbeef_and_some_more_products-basket';
  const names = [roleName(long, 'app'), roleName(`${long}x`, 'app'), roleName(long, 'owner')];
  for (const name of names) {
    assert.ok(Buffer.byteLength(name) <= 63);
    assert.ok(name.startsWith('order_system_space_mgx3k2abdeadbeef_'));
  }
  assert.equal(new Set(names).size, names.length);
  assert.ok(Buffer.byteLength(roleName('ü'.repeat(40), 'app')) <= 63);
});
