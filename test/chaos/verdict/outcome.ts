import type { Discrepancy } from '../../resilience/support/books';
import type { FaultKind } from '../plan/fault';
import type { EventFaults } from './event-faults';
import type { Recovery } from './recovery';

/** What is known when a run has come to rest. */
export interface Outcome {
  readonly accepted: number;
  /** How many orders are in which state: `CONFIRMED`, `CANCELLED OUT_OF_STOCK`, … */
  readonly states: Readonly<Record<string, number>>;
  readonly discrepancies: readonly Discrepancy[];
  readonly events: EventFaults & { readonly committed: number; readonly heardAgain: number };
  /** What clients met that they should not. */
  readonly surprises: readonly string[];
  /** What did not come back after a fault. */
  readonly failures: readonly string[];
  readonly faults: Partial<Record<FaultKind, number>>;
  readonly recoveries: readonly Recovery[];
}
