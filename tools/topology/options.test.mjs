import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from './options.mjs';

test('each command takes its own flag', () => {
  assert.deepEqual(readOptions(['apply']), { command: 'apply', dryRun: false, check: false });
  assert.deepEqual(readOptions(['apply', '--dry-run']), { command: 'apply', dryRun: true, check: false });
  assert.deepEqual(readOptions(['definitions', '--check']), {
    command: 'definitions',
    dryRun: false,
    check: true,
  });
});

test('what is not understood is refused', () => {
  assert.throws(() => readOptions([]), /say one of apply, check, definitions/);
  assert.throws(() => readOptions(['mend']), /say one of apply, check, definitions/);
  assert.throws(() => readOptions(['check', '--dry-run']), /check takes no --dry-run/);
  assert.throws(() => readOptions(['check', 'now']), /check takes no now/);
  assert.throws(() => readOptions(['apply', '--force']), /force/);
});
