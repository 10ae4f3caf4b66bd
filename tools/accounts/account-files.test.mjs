import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { SERVICES } from '../services.mjs';
import { accountLines, writeAccountFiles } from './account-files.mjs';

const accounts = accountLines({
  database: 'postgresql://db:5432/shop',
  broker: 'amqp://broker:5672',
  secret: 'x'.repeat(43),
});

test('a service finds its own login, and no two have the same password', () => {
  const { lines } = accounts.find(({ service }) => service === 'products-basket');
  assert.equal(lines.length, 2);
  assert.match(
    lines[0],
    /^PRODUCTS_BASKET_DATABASE_URL=postgresql:\/\/shop_products-basket_app:[\w-]{43}@db:5432\/shop_products-basket$/,
  );
  assert.match(lines[1], /^PRODUCTS_BASKET_AMQP_URL=amqp:\/\/products-basket:[\w-]{43}@broker:5672$/);
  const passwords = accounts.flatMap((each) => each.lines).map((line) => /:([\w-]{43})@/.exec(line)[1]);
  assert.equal(new Set(passwords).size, 2 * SERVICES.length - 1);
});

test('each service has a file that is for its owner only, the one without a database too', () => {
  const dir = mkdtempSync(join(tmpdir(), 'accounts-'));
  try {
    writeAccountFiles(dir, accounts);
    assert.deepEqual(readdirSync(dir).sort(), SERVICES.map(({ name }) => `${name}.env`).sort());
    for (const file of readdirSync(dir)) assert.equal(statSync(join(dir, file)).mode & 0o777, 0o600);
    assert.match(readFileSync(join(dir, 'order_system.env'), 'utf8'), /^ORDER_SYSTEM_AMQP_URL=.*\n$/);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
