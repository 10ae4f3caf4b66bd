import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from './options.mjs';

const drills = [{ name: 'one' }, { name: 'other' }];

test('the drills that are named are run, for as long as they usually take', () => {
  assert.deepEqual(readOptions(['other'], drills), { chosen: [drills[1]], duration: undefined });
});

test('or for as long as is said', () => {
  assert.deepEqual(readOptions(['all', '--seconds', '5'], drills), { chosen: drills, duration: 5 });
});

test('none is named: none is run', () => {
  assert.deepEqual(readOptions([], drills).chosen, []);
});

test('what is not understood is refused', () => {
  assert.throws(() => readOptions(['third'], drills), /no drill third/);
  assert.throws(() => readOptions(['one', '--seconds', 'x'], drills), /whole numbers/);
  assert.throws(() => readOptions(['--loud'], drills), /--loud/);
});
