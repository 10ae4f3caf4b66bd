const FIRST_MS = 500;
const LONGEST_MS = 30_000;
const STABLE_AFTER_MS = 60_000;

/** How long to wait before a service that died is started again: doubling, and from the start once it ran for a minute. */
export function nextDelay(previousMs, ranForMs, longestMs = LONGEST_MS) {
  const isFirst = previousMs === undefined || ranForMs >= STABLE_AFTER_MS;
  return Math.min(isFirst ? FIRST_MS : previousMs * 2, longestMs);
}
