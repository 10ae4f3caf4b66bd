import { Random } from '../../resilience/support/random';
import { FAULT_KINDS } from './fault';
import type { FaultKind, PlannedFault } from './fault';
import { RHYTHMS } from './rhythms';

/** Nothing breaks before the first orders are on their way. */
const BEGIN_MS = 2_000;

export interface PlanOptions {
  readonly seed: number;
  readonly lastsMs: number;
  readonly kinds: readonly FaultKind[];
  /** What each kind may hit. */
  readonly targets: Readonly<Record<FaultKind, readonly string[]>>;
}

/** What is to break, and when: the same for the same options. Each kind comes at least once in a run of half a minute. */
export function planFaults({ seed, lastsMs, kinds, targets }: PlanOptions): PlannedFault[] {
  const wanted = kinds.flatMap((kind) => series(kind, targets[kind], seed, lastsMs)).sort(byTime);
  const freeAt = new Map<string, number>();
  const planned: PlannedFault[] = [];
  for (const fault of wanted) {
    const { lane, calmMs } = RHYTHMS[fault.kind];
    const at = Math.max(fault.at, freeAt.get(lane) ?? 0);
    if (at + fault.lastsMs > lastsMs) continue;
    freeAt.set(lane, at + fault.lastsMs + calmMs);
    planned.push({ ...fault, at });
  }
  return planned.sort(byTime);
}

/** Each kind draws from numbers of its own: what is left out by `--faults` does not change the others' targets. */
function series(kind: FaultKind, targets: readonly string[], seed: number, lastsMs: number): PlannedFault[] {
  const random = Random.of(seed + FAULT_KINDS.indexOf(kind) * 7_919);
  const { everyMs, lastsMs: lasting } = RHYTHMS[kind];
  const faults: PlannedFault[] = [];
  let at = random.between(BEGIN_MS, Math.max(BEGIN_MS, Math.min(everyMs[0], lastsMs / 2)));
  while (at < lastsMs) {
    faults.push({ at, kind, target: random.pick(targets), lastsMs: random.between(...lasting) });
    at += random.between(...everyMs);
  }
  return faults;
}

function byTime(a: PlannedFault, b: PlannedFault): number {
  return a.at - b.at;
}
