import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextDelay } from './backoff.mjs';

test('the first restart comes after half a second', () => assert.equal(nextDelay(undefined, 10), 500));

test('each further death doubles the delay, up to half a minute', () => {
  let delay;
  const delays = Array.from({ length: 9 }, () => (delay = nextDelay(delay, 10)));
  assert.deepEqual(delays, [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
});

test('a service that ran for a minute starts from the first delay again', () => {
  assert.equal(nextDelay(30_000, 60_000), 500);
});

test('who cannot wait so long says so', () => {
  assert.deepEqual([nextDelay(undefined, 10, 200), nextDelay(500, 10, 800)], [200, 800]);
});
