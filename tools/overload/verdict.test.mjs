import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verdict } from './verdict.mjs';

const run = (p99, more = {}) => ({
  accepted: { all: { p99 } },
  shed: { '503 OVERLOADED': 9 },
  faults: {},
  ...more,
});
const fine = { normal: run(50), overload: run(99), settled: { open: [] } };

test('an overload that keeps what it promises has no faults', () => {
  assert.deepEqual(verdict(fine), []);
});

test('slow answers, strange answers, lost orders and no overload at all are faults', () => {
  const bad = {
    normal: run(50),
    overload: run(101, { shed: {}, faults: { 'list answered 500 no code': 3 } }),
    settled: { open: [{ id: 'o-1', status: 'PLACED' }] },
  };
  assert.deepEqual(verdict(bad), [
    '3 × list answered 500 no code (in the overload)',
    'p99 of what was accepted is 2.02 times the normal one, at most 2',
    'nothing was shed: that was no overload',
    'the accepted order o-1 is not settled: PLACED',
  ]);
});

test('where nothing was accepted there is nothing to be content with', () => {
  assert.equal(verdict({ ...fine, overload: run(Number.NaN) }).length, 1);
});
