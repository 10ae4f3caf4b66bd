import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountPassword } from './password.mjs';

const secret = 'x'.repeat(43);

test('an account has the same password each time, in characters that a URL takes as they are', () => {
  assert.equal(accountPassword('rabbitmq/catalog', secret), accountPassword('rabbitmq/catalog', secret));
  assert.match(accountPassword('rabbitmq/catalog', secret), /^[\w-]{43}$/);
});

test('another account, server or secret has another password', () => {
  const passwords = [
    accountPassword('rabbitmq/catalog', secret),
    accountPassword('rabbitmq/orders', secret),
    accountPassword('postgresql/catalog', secret),
    accountPassword('rabbitmq/catalog', 'y'.repeat(43)),
  ];
  assert.equal(new Set(passwords).size, passwords.length);
});

test('a secret that is missing or short is refused with its name', () => {
  assert.throws(() => accountPassword('rabbitmq/catalog', undefined), /SERVER_ACCOUNTS_SECRET is not set/);
  assert.throws(
    () => accountPassword('rabbitmq/catalog', 'x'.repeat(42)),
    /SERVER_ACCOUNTS_SECRET is shorter/,
  );
});
