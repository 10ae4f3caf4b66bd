import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isHashOf, passwordHash } from './password-hash.mjs';

test("the example of RabbitMQ's documentation", () => {
  const salt = Buffer.from('908DC60A', 'hex');
  assert.equal(passwordHash('test12', salt), 'kI3GCqW5JLMJa4iX1lo7X4D6XbYqlLgxIs30+P6tENUV2POR');
});

test('each hash has a salt of its own, and tells its password from others', () => {
  const hash = passwordHash('secret');
  assert.notEqual(hash, passwordHash('secret'));
  assert.equal(isHashOf(hash, 'secret'), true);
  assert.equal(isHashOf(hash, 'Secret'), false);
});

test('no password has an empty hash', () => {
  assert.equal(isHashOf('', ''), false);
  assert.equal(isHashOf(undefined, ''), false);
});
