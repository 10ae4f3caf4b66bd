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

/** So many visits a second, at times that have nothing to do with each other or with what is answered (open loop). */
export async function bySchedule({
  perSecond,
  seconds,
  visit,
  now = () => performance.now(),
  pause = sleep,
}) {
  const end = now() + seconds * 1_000;
  const visits = [];
  for (let due = now(); due < end; due += gap(perSecond)) {
    while (now() < due) await pause(TICK_MS);
    visits.push(visit(due));
  }
  await Promise.all(visits);
}

/** Between two arrivals of a Poisson process, in milliseconds. */
function gap(perSecond) {
  return (-Math.log(1 - Math.random()) / perSecond) * 1_000;
}
