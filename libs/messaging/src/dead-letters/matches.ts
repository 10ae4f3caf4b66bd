import type { DeadLetter, DeadLetterFilter } from '#contracts/kernel/dead-letters';

/** Whether the letter is among those that the filter means. */
export function matches(letter: DeadLetter, filter: DeadLetterFilter): boolean {
  return (['service', 'reason', 'type', 'orderId'] as const).every(
    (name) => filter[name] === undefined || filter[name] === letter[name],
  );
}

/** Newest first; those without a time last. */
export function byTime(one: DeadLetter, other: DeadLetter): number {
  const [left, right] = [one, other].map(({ lastFailedAt, id }) => `${lastFailedAt ?? ''} ${id}`);
  return left === right ? 0 : String(left) < String(right) ? 1 : -1;
}
