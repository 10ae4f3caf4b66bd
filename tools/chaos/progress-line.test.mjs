import assert from 'node:assert/strict';
import { test } from 'node:test';
import { progressLine } from './progress-line.mjs';

test('the time, the orders, the faults and what is broken', () => {
  const progress = { seconds: 125, accepted: 612, waiting: 3, faults: 48, broken: ['kill orders', 'broker'] };
  assert.equal(
    progressLine(progress),
    '2:05 · 612 orders, 3 waiting · 48 faults · broken: kill orders, broker',
  );
  assert.equal(
    progressLine({ ...progress, seconds: 9, broken: [] }),
    '0:09 · 612 orders, 3 waiting · 48 faults · nothing is broken',
  );
});
