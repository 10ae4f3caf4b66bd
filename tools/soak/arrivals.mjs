import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Starts `work` so many times a second, evenly, whether or not earlier ones have ended (open loop): a system that slows down is
 * not asked less. Resolves when all have ended; `signal` ends it early.
 */
export async function arrivals({ perSecond, seconds, work, signal }) {
  const begin = performance.now();
  const running = new Set();
  const total = Math.round(perSecond * seconds);
  for (let number = 0; number < total && !signal?.aborted; number += 1) {
    const due = begin + (number / perSecond) * 1_000;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => {});
    if (signal?.aborted) break;
    const run = work(number).finally(() => running.delete(run));
    running.add(run);
  }
  await Promise.all(running);
}
