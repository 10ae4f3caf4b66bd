import type { FaultKind, PlannedFault } from '../plan/fault';

/**
 * Breaks something and mends it: resolves when its target is back. `wait` ends early when the run is interrupted; what was broken
 * is mended all the same.
 */
export type Injector = (fault: PlannedFault, wait: (ms: number) => Promise<void>) => Promise<void>;

export type Injectors = Readonly<Record<FaultKind, Injector>>;

/** It was not possible to break anything at that moment, e.g. since something else was broken already. */
export class NotInjected extends Error {}
