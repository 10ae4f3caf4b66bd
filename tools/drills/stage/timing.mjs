import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 50;

/** Milliseconds until the condition holds; rejects, saying what it waited for, when it never does. */
export async function timeUntil(what, condition, withinMs) {
  const start = performance.now();
  while (!(await condition())) {
    if (performance.now() - start > withinMs)
      throw new Error(`waited ${withinMs / 1_000} s in vain until ${what}`);
    await sleep(EVERY_MS);
  }
  return performance.now() - start;
}

export function seconds(ms) {
  return `${(ms / 1_000).toFixed(1)} s`;
}
