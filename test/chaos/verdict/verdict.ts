import type { DiscrepancyKind } from '../../resilience/support/books';
import { FAULT_KINDS } from '../plan/fault';
import type { FaultKind } from '../plan/fault';
import type { Outcome } from './outcome';
import type { Recovery } from './recovery';

/** How soon orders flow again: after a service's return, and after a server's or the network's. */
const BOUNDS_MS: Partial<Record<FaultKind, number>> = {
  kill: 5_000,
  stop: 5_000,
  rst: 30_000,
  stall: 30_000,
  broker: 30_000,
  postgres: 30_000,
  redis: 30_000,
  alarm: 30_000,
};
/** The machine may be busy with something else: only what takes longer than this many times its bound is a violation. */
const LENIENCY = 2;

export interface Verdict {
  readonly promises: readonly (readonly [promise: string, figure: string])[];
  readonly faults: readonly FaultFigures[];
  /** Empty where every promise was kept. */
  readonly violations: readonly string[];
}

export interface FaultFigures {
  readonly kind: FaultKind;
  readonly injected: number;
  /** In ms; undefined where it is not measured. */
  readonly longestRecoveryMs?: number;
  readonly boundMs?: number;
}

/** Judges a run: what was promised, what it came to, and what is wrong. */
export function judge(outcome: Outcome): Verdict {
  const { discrepancies, events, surprises, failures, recoveries } = outcome;
  const slow = recoveries.filter(({ fault, ms }) => ms > LENIENCY * (BOUNDS_MS[fault.kind] ?? Infinity));
  return {
    promises: promises(outcome),
    faults: FAULT_KINDS.flatMap((kind) => figures(kind, outcome)),
    violations: [
      ...(outcome.accepted === 0 ? ['no order was accepted: nothing was tried'] : []),
      ...discrepancies.map(({ text }) => text),
      ...events.lost.map(({ type, subject, id }) => `${type} of ${subject} (${id}) was never published`),
      ...events.unpromised.map((id) => `the event ${id} was published and never committed`),
      ...events.inverted.map(
        ({ type, subject, id }) => `${type} of ${subject} (${id}) overtook an earlier one`,
      ),
      ...surprises.map((text) => `a client met what none should: ${text}`),
      ...failures,
      ...slow.map(describeSlow),
    ],
  };
}

function promises({ accepted, states, discrepancies, events, surprises, failures }: Outcome) {
  const count = (...kinds: DiscrepancyKind[]) =>
    String(discrepancies.filter(({ kind }) => kinds.includes(kind)).length);
  const settled = Object.entries(states).filter(([state]) => /^(CONFIRMED|CANCELLED)/.test(state));
  return [
    ['orders accepted', String(accepted)],
    ['orders settled', `${settled.reduce((sum, [, n]) => sum + n, 0)} (${describeStates(settled)})`],
    ['orders lost / stuck / made twice', [count('lost'), count('stuck'), count('double')].join(' / ')],
    ['payments taken twice', count('paid twice')],
    ['payments missing, or of a wrong amount', count('not paid', 'amount')],
    ['products with a stock difference', count('stock')],
    ['notifications doubled / missing', [count('told twice'), count('not told')].join(' / ')],
    ['events committed', `${events.committed} (${events.heardAgain} heard more than once)`],
    ['events lost / never committed', [events.lost.length, events.unpromised.length].join(' / ')],
    ['order inversions per aggregate', String(events.inverted.length)],
    ['queues, dead letters and outboxes left over', count('left over')],
    ['answers that no client should meet', String(surprises.length)],
    ['services and servers that did not come back', String(failures.length)],
  ] as const;
}

function figures(kind: FaultKind, { faults, recoveries }: Outcome): FaultFigures[] {
  const injected = faults[kind];
  if (injected === undefined) return [];
  const times = recoveries.filter(({ fault }) => fault.kind === kind).map(({ ms }) => ms);
  const longestRecoveryMs = times.length > 0 ? Math.max(...times) : undefined;
  return [{ kind, injected, longestRecoveryMs, boundMs: BOUNDS_MS[kind] }];
}

function describeStates(states: readonly (readonly [string, number])[]): string {
  return states.map(([state, n]) => `${n} ${state.toLowerCase().replaceAll('_', ' ')}`).join(', ');
}

function describeSlow({ fault: { kind, target }, ms }: Recovery): string {
  const bound = (BOUNDS_MS[kind] ?? 0) / 1000;
  return `after ${kind} of ${target} no order came through for ${(ms / 1000).toFixed(1)} s (bound ${bound} s, twice that is a violation)`;
}
