import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { arrivals } from './arrivals.mjs';

it('does not wait for earlier work before it starts the next', async () => {
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await sleep(300);
    running -= 1;
  };
  await arrivals({ perSecond: 100, seconds: 0.2, work });
  assert.ok(most > 5);
  assert.equal(running, 0);
});

it('ends early when it is told to', async () => {
  const interruption = new AbortController();
  let started = 0;
  const work = async () => {
    started += 1;
    if (started === 3) interruption.abort();
  };
  await arrivals({ perSecond: 50, seconds: 60, work, signal: interruption.signal });
  assert.equal(started, 3);
});
