import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sameVersions } from './dependencies.mjs';

const locked = {
  '': {},
  'node_modules/a': { version: '1.0.0' },
  'node_modules/for-windows': { version: '1.0.0', optional: true },
};

test('what the lock asks for is complete without the packages of other platforms', () => {
  assert.ok(sameVersions(locked, { 'node_modules/a': { version: '1.0.0' } }));
});

test('another version, a missing and a forgotten package each ask for an installation', () => {
  assert.ok(!sameVersions(locked, { 'node_modules/a': { version: '1.0.1' } }));
  assert.ok(!sameVersions(locked, {}));
  const forgotten = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } };
  assert.ok(!sameVersions(locked, forgotten));
});
