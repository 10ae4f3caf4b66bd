import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 25;

/** Resolves with the first value that is neither false nor undefined; fails the test when none comes in time. */
export async function until<T>(
  what: string,
  probe: () => T | Promise<T>,
  withinMs = 10_000,
): Promise<Exclude<T, false | undefined>> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await probe();
    if (value !== false && value !== undefined) return value as Exclude<T, false | undefined>;
    if (Date.now() > deadline) throw new Error(`waited ${withinMs} ms in vain until ${what}`);
    await sleep(EVERY_MS);
  }
}
