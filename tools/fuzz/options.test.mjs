import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from './options.mjs';

test('2,000 cases of any seed, unless told otherwise', () => {
  const { cases, seed, operation, url } = readOptions([]);
  assert.deepEqual([cases, operation, url], [2000, undefined, undefined]);
  assert.ok(Number.isInteger(seed));
});

test('all can be told', () => {
  const args = [
    '--cases',
    '20000',
    '--seed',
    '42',
    '--operation',
    'placeOrder',
    '--url',
    'http://localhost:3000/',
  ];
  assert.deepEqual(readOptions(args), {
    cases: 20000,
    seed: 42,
    operation: 'placeOrder',
    url: 'http://localhost:3000',
  });
});

for (const url of ['http://127.0.0.1:3000', 'http://[::1]:3000', 'http://127.1.2.3']) {
  test(`${url} is this machine`, () => assert.ok(readOptions(['--url', url]).url));
}

for (const url of [
  'http://shop.example.com',
  'http://10.0.0.1:3000',
  'http://localhost.example.com',
  'http://1270.0.0.1.example',
]) {
  test(`${url} is fuzzed only on request`, () => {
    assert.throws(() => readOptions(['--url', url]), /is not this machine/);
    assert.ok(readOptions(['--url', url, '--yes']).url);
  });
}

for (const args of [
  ['--cases', '0'],
  ['--cases', 'many'],
  ['--cases', '1e3'],
  ['--seed', '-1'],
  ['--seed', '1.5'],
  ['--url', 'localhost'],
  ['--url', 'ftp://localhost'],
  ['--cases'],
  ['--colour', 'red'],
  ['placeOrder'],
]) {
  test(`${args.join(' ')} is not understood`, () => assert.throws(() => readOptions(args)));
}
