import type { PromisedEvent } from '../witness/promises';

export interface EventFaults {
  /** Committed, and never heard. */
  readonly lost: readonly PromisedEvent[];
  /** Heard, and never committed. */
  readonly unpromised: readonly string[];
  /** Heard for the first time before an earlier event of the same aggregate. */
  readonly inverted: readonly PromisedEvent[];
}

/** Compares what services committed to, each list in its order, with what a listener heard, by position. */
export function eventFaults(
  promised: readonly (readonly PromisedEvent[])[],
  firstSeen: ReadonlyMap<string, number>,
): EventFaults {
  const known = new Set(promised.flatMap((events) => events.map(({ id }) => id)));
  return {
    lost: promised.flat().filter(({ id }) => !firstSeen.has(id)),
    unpromised: [...firstSeen.keys()].filter((id) => !known.has(id)),
    inverted: promised.flatMap((events) => inversions(events, firstSeen)),
  };
}

function inversions(events: readonly PromisedEvent[], firstSeen: ReadonlyMap<string, number>) {
  const latest = new Map<string, number>();
  return events.filter(({ id, subject }) => {
    const position = firstSeen.get(id);
    if (position === undefined) return false;
    const before = latest.get(subject) ?? -1;
    latest.set(subject, Math.max(before, position));
    return position < before;
  });
}
