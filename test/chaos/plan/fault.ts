export const FAULT_KINDS = [
  'kill',
  'stop',
  'rst',
  'stall',
  'broker',
  'postgres',
  'redis',
  'alarm',
  'duplicate',
  'reorder',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export interface PlannedFault {
  /** In ms after the begin. */
  readonly at: number;
  readonly kind: FaultKind;
  /** A service, a server or a queue: what the kind is about. */
  readonly target: string;
  /** In ms, without the time that the target needs to come back. */
  readonly lastsMs: number;
}
