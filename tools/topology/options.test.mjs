import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from './options.mjs';

test('the file is written, or held against the source', () => {
  assert.deepEqual(readOptions(['definitions']), { command: 'definitions', check: false });
  assert.deepEqual(readOptions(['definitions', '--check']), { command: 'definitions', check: true });
});

test('what is not understood is refused', () => {
  assert.throws(() => readOptions([]), /say one of definitions/);
  assert.throws(() => readOptions(['mend']), /say one of definitions/);
});
