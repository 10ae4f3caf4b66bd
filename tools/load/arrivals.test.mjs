import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { bySchedule } from './arrivals.mjs';

test('visits come by their schedule, whether or not those before them are over', async () => {
  let time = 0;
  const due = [];
  const over = Promise.withResolvers();
  const done = bySchedule({
    perSecond: 200,
    seconds: 10,
    now: () => time,
    pause: async (ms) => void (time += ms),
    visit: (at) => {
      due.push(at);
      return over.promise;
    },
  });
  // Its clock needs no time: by now all have begun, and none is over.
  await sleep(0);
  assert.ok(due.length > 1_600 && due.length < 2_400, `${due.length} visits`);
  assert.ok(due.every((at, index) => index === 0 || at >= due[index - 1]));
  over.resolve();
  await done;
});

test('no more visits begin once somebody has interrupted them', async () => {
  const interruption = new AbortController();
  let begun = 0;
  const visit = async () => {
    begun += 1;
    if (begun === 3) interruption.abort();
  };
  await bySchedule({ perSecond: 500, seconds: 60, visit, signal: interruption.signal });
  assert.equal(begun, 3);
});
