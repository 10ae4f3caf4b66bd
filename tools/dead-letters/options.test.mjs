import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readOptions } from './options.mjs';

const read = (line) => readOptions(line.split(' '));

test('reads a filter', () => {
  const { command, filter } = read('list --service orders --reason INVALID_DATA --order o-1');
  assert.equal(command, 'list');
  assert.deepEqual(
    { ...filter },
    { service: 'orders', reason: 'INVALID_DATA', type: undefined, orderId: 'o-1' },
  );
});

test('reads ids, and who does it and why', () => {
  const { ids, by, reason, dryRun } = readOptions(['redrive', 'a', 'b', '--why', 'fixed it', '--by', 'ada']);
  assert.deepEqual(
    { ids, by, reason, dryRun },
    { ids: ['a', 'b'], by: 'ada', reason: 'fixed it', dryRun: false },
  );
});

test('needs no reason to rehearse', () => {
  assert.equal(read('discard --all --dry-run').dryRun, true);
});

test('reads a payload from its file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dead-letters-'));
  const file = join(folder, 'payload.json');
  try {
    writeFileSync(file, '{"orderId":"o-1"}');
    assert.deepEqual(read(`redrive a --why x --payload ${file}`).payload, { orderId: 'o-1' });
    writeFileSync(file, '{');
    assert.throws(() => read(`redrive a --why x --payload ${file}`), /is not JSON/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

for (const [line, complaint] of [
  ['', /say one of/],
  ['bury', /say one of/],
  ['list a', /show takes ids/],
  ['list --everything', /everything/],
  ['list --service cellar', /--service is one of/],
  ['list --all', /--all goes with/],
  ['show', /takes the id/],
  ['show a --json', /--json goes with/],
  ['redrive --why x', /say which/],
  ['redrive a', /say why/],
  ['redrive a --all --why x', /not both/],
  ['discard --service orders --all --why x', /not both/],
  ['redrive a b --why x --payload p.json', /ENOENT|one id/],
]) {
  test(`refuses: ${line || 'nothing'}`, () =>
    assert.throws(() => readOptions(line.split(' ').filter(Boolean)), complaint));
}
