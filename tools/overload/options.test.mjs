import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from './options.mjs';

test('ten times as much for half a minute, unless told', () => {
  assert.deepEqual(readOptions([]), { seconds: 30, times: 10, json: undefined });
  assert.deepEqual(readOptions(['--seconds', '5', '--times', '3', '--json', 'out.json']), {
    seconds: 5,
    times: 3,
    json: 'out.json',
  });
});

test('a line that is not understood is refused', () => {
  for (const args of [['--seconds', '0'], ['--times', 'many'], ['--loud'], ['10']]) {
    assert.throws(() => readOptions(args));
  }
});
