import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultKind, PlannedFault } from '../plan/fault';
import { RHYTHMS } from '../plan/rhythms';
import type { FaultSpan } from '../verdict/recovery';
import { NotInjected } from './injector';
import type { Injectors } from './injector';

/** Where the machine is slow, killed services would all be down most of the time, and nothing would ever work. */
const MOST_KILLED_AT_ONCE = 2;

/** Injects what was planned, each fault at its time or as soon as the one before it in its lane is over. */
export class FaultRunner {
  /** Those that are over. */
  readonly spans: FaultSpan[] = [];
  /** What did not come back. */
  readonly failures: string[] = [];
  readonly #broken = new Set<PlannedFault>();

  constructor(private readonly injectors: Injectors) {}

  /** What is broken right now: `kill orders`. */
  get broken(): string[] {
    return [...this.#broken].map(({ kind, target }) => (kind === target ? kind : `${kind} ${target}`));
  }

  /** How many of each kind were injected, those that last included. */
  get counts(): Partial<Record<FaultKind, number>> {
    const kinds = [...this.spans, ...this.#broken].map(({ kind }) => kind);
    return Object.fromEntries(
      [...Map.groupBy(kinds, (kind) => kind)].map(([kind, all]) => [kind, all.length]),
    );
  }

  /** Resolves when the plan is done and all that was broken is back. What has not begun after `lastsMs` does not begin. */
  async run(plan: readonly PlannedFault[], lastsMs: number, signal: AbortSignal): Promise<void> {
    const begin = Date.now();
    const wait = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined);
    const lanes = Map.groupBy(plan, ({ kind }) => RHYTHMS[kind].lane);
    const runLane = async (faults: readonly PlannedFault[]) => {
      const open = new Set<Promise<void>>();
      for (const fault of faults) {
        await wait(Math.max(0, begin + fault.at - Date.now()));
        // A killed service may still be down when the next one is killed.
        while (open.size >= (fault.kind === 'kill' ? MOST_KILLED_AT_ONCE : 1)) await Promise.race(open);
        if (signal.aborted || Date.now() > begin + lastsMs) break;
        const over = this.inject(fault, wait).finally(() => open.delete(over));
        open.add(over);
      }
      await Promise.all(open);
    };
    await Promise.all([...lanes.values()].map(runLane));
  }

  private async inject(fault: PlannedFault, wait: (ms: number) => Promise<void>): Promise<void> {
    const from = Date.now();
    this.#broken.add(fault);
    try {
      await this.injectors[fault.kind](fault, wait);
      this.spans.push({ kind: fault.kind, target: fault.target, from, to: Date.now() });
    } catch (error) {
      if (error instanceof NotInjected) return;
      this.failures.push(`after ${fault.kind}, ${fault.target} did not come back: ${String(error)}`);
    } finally {
      this.#broken.delete(fault);
    }
  }
}
