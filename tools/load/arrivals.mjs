import { setTimeout as sleep } from 'node:timers/promises';

const TICK_MS = 5;

/** So many visits at a time, each begun when the one before it has ended (closed loop). */
export async function inTurn({ visitors, seconds, visit }) {
  const end = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: visitors }, async () => {
      while (performance.now() < end) await visit(performance.now());
    }),
  );
}

/**
 * So many visits a second, at times that have nothing to do with each other or with what is answered (open loop): a system that
 * slows down is not asked less. Resolves when all are over; `signal` lets no more begin.
 */
export async function bySchedule({
  perSecond,
  seconds,
  visit,
  signal,
  now = () => performance.now(),
  pause = sleep,
}) {
  const end = now() + seconds * 1_000;
  const running = new Set();
  for (let due = now(); due < end && !signal?.aborted; due += gap(perSecond)) {
    while (now() < due) await pause(TICK_MS);
    const begun = visit(due);
    running.add(begun);
    const leave = () => running.delete(begun);
    begun.then(leave, leave);
  }
  await Promise.all(running);
}

/** Between two arrivals of a Poisson process, in milliseconds. */
function gap(perSecond) {
  return (-Math.log(1 - Math.random()) / perSecond) * 1_000;
}
