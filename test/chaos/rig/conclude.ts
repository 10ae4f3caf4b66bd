import type { Ledger } from '../../resilience/support/ledger';
import { until as eventually } from '../../support/until';
import type { FaultRunner } from '../faults/fault-runner';
import type { SteadyLoad } from '../load/steady-load';
import { eventFaults } from '../verdict/event-faults';
import type { Outcome } from '../verdict/outcome';
import { recoveries } from '../verdict/recovery';
import type { Passage } from '../verdict/recovery';
import { readPromises } from '../witness/promises';
import type { Witness } from '../witness/witness';

/** Long enough for a message that waits for its last attempt. */
const PATIENCE = { noProgressMs: 45_000, longestMs: 180_000 };
const WITNESS_LAGS_MS = 10_000;

interface Run {
  readonly ledger: Ledger;
  readonly witness: Witness;
  readonly load: SteadyLoad;
  readonly runner: FaultRunner;
  /** When orders ceased, in ms since the epoch. */
  readonly until: number;
}

/** Waits for quiet, and reads the books then. */
export async function conclude({ ledger, witness, load, runner, until }: Run): Promise<Outcome> {
  const discrepancies = await ledger.conclude(PATIENCE);
  const promised = [...(await readPromises(ledger.databases)).values()];
  const compare = () => eventFaults(promised, witness.firstSeen);
  // It listens by a queue of its own, which may be emptied a moment after the others.
  await eventually('every event is heard', () => compare().lost.length === 0, WITNESS_LAGS_MS).catch(
    () => undefined,
  );
  return {
    accepted: load.accepted.size,
    states: await ledger.counts(),
    discrepancies,
    events: { ...compare(), committed: promised.flat().length, heardAgain: witness.repeated },
    surprises: load.surprises,
    failures: runner.failures,
    faults: runner.counts,
    recoveries: recoveries(runner.spans, await passages(ledger, load.accepted), until),
  };
}

/** Orders whose customers were told of their end: everything on their way works, the last service included. */
async function passages(ledger: Ledger, accepted: ReadonlyMap<string, number>): Promise<Passage[]> {
  const told = await ledger.databases.rows<{ order: string; at: string }>(
    'notifications',
    `SELECT split_part(subject, ' ', 3) AS order, extract(epoch FROM min(sent_at)) * 1000 AS at
     FROM notifications WHERE status = 'SENT' AND subject LIKE 'Your order % is %' GROUP BY 1`,
  );
  return told.flatMap(({ order, at }) => {
    const acceptedAt = accepted.get(order);
    return acceptedAt === undefined ? [] : [{ acceptedAt, toldAt: Number(at) }];
  });
}
