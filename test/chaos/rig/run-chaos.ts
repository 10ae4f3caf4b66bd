import { setTimeout as sleep } from 'node:timers/promises';
import { Ledger } from '../../resilience/support/ledger';
import { Queues } from '../../resilience/support/queues';
import { Random } from '../../resilience/support/random';
import { FaultRunner } from '../faults/fault-runner';
import type { Injectors } from '../faults/injector';
import { messageFaults } from '../faults/message-faults';
import { networkFaults } from '../faults/network-faults';
import { processFaults } from '../faults/process-faults';
import { serverFaults } from '../faults/server-faults';
import { SteadyLoad } from '../load/steady-load';
import type { FaultKind } from '../plan/fault';
import { planFaults } from '../plan/plan';
import type { Outcome } from '../verdict/outcome';
import { notePromises } from '../witness/promises';
import { Witness } from '../witness/witness';
import { conclude } from './conclude';
import type { Rig } from './rig';
import { targetsOf } from './targets';

/** Orders go on when the last fault is over: its recovery is measured too. */
const AFTERMATH_MS = 10_000;
const PROGRESS_EVERY_MS = 5_000;

export interface ChaosOptions {
  readonly seed: number;
  readonly minutes: number;
  readonly kinds: readonly FaultKind[];
  /** Orders a second. */
  readonly rate: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

export interface Progress {
  readonly seconds: number;
  readonly accepted: number;
  readonly waiting: number;
  readonly faults: number;
  readonly broken: readonly string[];
}

/** Orders, faults, quiet, and what the books say then. Rejects when it is interrupted. */
export async function runChaos(rig: Rig, options: ChaosOptions): Promise<Outcome> {
  const { seed, minutes, kinds, rate, signal } = options;
  const queues = new Queues(rig.env, rig.servers.broker);
  const ledger = await Ledger.open(rig.env, queues);
  const witness = new Witness(queues, rig.env.AMQP_NAMESPACE);
  try {
    await notePromises(ledger.databases);
    await witness.start();
    const lastsMs = minutes * 60_000;
    const load = new SteadyLoad(rig, ledger, Random.of(seed));
    await load.prepare(Math.ceil((rate * lastsMs) / 1000));
    const runner = new FaultRunner(injectorsOf(rig, queues, witness));
    const begin = Date.now();
    const progress = setInterval(
      () => options.onProgress(progressOf(begin, load, runner)),
      PROGRESS_EVERY_MS,
    );
    const end = new AbortController();
    try {
      const orders = load.run({ rate, signal: AbortSignal.any([signal, end.signal]) });
      const plan = planFaults({ seed, lastsMs, kinds, targets: targetsOf(queues) });
      await Promise.all([runner.run(plan, lastsMs, signal), sleep(lastsMs, undefined, { signal })]);
      await sleep(AFTERMATH_MS, undefined, { signal });
      end.abort();
      const until = Date.now();
      await orders;
      return await conclude({ ledger, witness, load, runner, until });
    } finally {
      clearInterval(progress);
      end.abort();
    }
  } finally {
    await witness.close();
    await ledger.close();
  }
}

function injectorsOf(rig: Rig, queues: Queues, witness: Witness): Injectors {
  return {
    ...processFaults(rig.services),
    ...networkFaults(rig.networks),
    ...serverFaults(rig),
    ...messageFaults(queues, witness),
  };
}

function progressOf(begin: number, load: SteadyLoad, runner: FaultRunner): Progress {
  return {
    seconds: Math.round((Date.now() - begin) / 1000),
    accepted: load.accepted.size,
    waiting: load.waiting,
    faults: Object.values(runner.counts).reduce((sum, count) => sum + count, 0),
    broken: runner.broken,
  };
}
