import type { FaultKind } from '../plan/fault';

/** A fault that was injected. Times are in ms since the epoch. */
export interface FaultSpan {
  readonly kind: FaultKind;
  readonly target: string;
  readonly from: number;
  /** When its target was back. */
  readonly to: number;
}

/** An order that came through: its customer was told of its end. */
export interface Passage {
  readonly acceptedAt: number;
  readonly toldAt: number;
}

export interface Recovery {
  readonly fault: FaultSpan;
  readonly ms: number;
}

/** These disturb nobody for any length of time. */
const HARMLESS: readonly FaultKind[] = ['duplicate', 'reorder'];

/**
 * How long it took after each fault's end until an order had come through that was accepted after it. Time in which something else was
 * broken is not counted: it is not this fault's. `until` is when orders ceased: where none came through by then, the time up to it.
 */
export function recoveries(
  faults: readonly FaultSpan[],
  passages: readonly Passage[],
  until: number,
): Recovery[] {
  const outages = faults.filter(({ kind }) => !HARMLESS.includes(kind));
  return outages.map((fault) => {
    const after = passages.filter(({ acceptedAt }) => acceptedAt >= fault.to).map(({ toldAt }) => toldAt);
    const end = after.reduce((first, at) => Math.min(first, at), Math.max(until, fault.to));
    return { fault, ms: calm(fault.to, end, outages) };
  });
}

/** How much of this time was free of outages. */
function calm(from: number, to: number, outages: readonly FaultSpan[]): number {
  let free = 0;
  let at = from;
  for (const outage of outages.toSorted((a, b) => a.from - b.from)) {
    if (outage.to <= at) continue;
    if (outage.from >= to) break;
    free += Math.max(0, outage.from - at);
    at = outage.to;
  }
  return free + Math.max(0, to - at);
}
