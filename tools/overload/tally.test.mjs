import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Tally } from './tally.mjs';

const problem = (status, code, retryAfter) => ({ status, retryAfter, body: JSON.stringify({ code }) });

test('what is accepted is timed by kind, what is shed is counted by its code', () => {
  const tally = new Tally();
  tally.offered = 4;
  tally.answered('read', { status: 200, body: '' }, 5);
  tally.answered('basket', { status: 201, body: '' }, 15);
  tally.answered('read', problem(503, 'OVERLOADED', 1), 1);
  tally.answered('read', problem(503, 'OVERLOADED', 2), 1);
  const { offered, accepted, shed, faults } = tally.summary();
  assert.equal(offered, 4);
  assert.deepEqual(accepted.all, { count: 2, p50: 5, p95: 15, p99: 15 });
  assert.equal(accepted.read.count, 1);
  assert.deepEqual(shed, { '503 OVERLOADED': 2 });
  assert.deepEqual(faults, {});
});

test('a refusal without Retry-After, another status and no answer are faults', () => {
  const tally = new Tally();
  tally.answered('read', problem(503, 'OVERLOADED'), 1);
  tally.answered('check-out', problem(500, 'INTERNAL_ERROR'), 1);
  tally.failed('read: the connection was closed');
  assert.deepEqual(tally.summary().faults, {
    '503 OVERLOADED without Retry-After': 1,
    'check-out answered 500 INTERNAL_ERROR': 1,
    'read: the connection was closed': 1,
  });
});
