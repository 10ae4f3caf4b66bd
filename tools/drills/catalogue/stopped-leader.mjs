import { setTimeout as sleep } from 'node:timers/promises';
import { seconds, timeUntil } from '../stage/timing.mjs';

const TAKEN_OVER_WITHIN_MS = 10_000;
const LEADER = `SELECT pid, application_name FROM pg_stat_activity JOIN pg_locks USING (pid)
  WHERE locktype = 'advisory' AND objid = 727001 AND granted AND datname = current_database()`;

export const stoppedLeader = {
  name: 'stopped-leader',
  does: 'stops (SIGSTOP) the instance of orders that publishes, with another beside it, and lets it go on',
  promise: 'the other one takes over within 10 s; nothing is doubled when the first goes on',
  usually: 60,
  async run({ system, ledger, customers, settled }, duration) {
    const other = await system.openAnother('orders');
    const leader = async () => (await ledger.databases.rows('orders', LEADER))[0]?.pid;
    const stopped = system.services.get('orders');
    const before = await leader();
    const load = await customers(4, duration);
    const begin = performance.now();
    stopped.kill('SIGSTOP');
    let takenOver;
    let duringTheStop;
    try {
      const another = async () => ![undefined, before].includes(await leader());
      takenOver = await timeUntil('another leads', another, 60_000);
      const settledThen = load.accepted;
      await sleep(Math.max(0, duration * 1_000 - (performance.now() - begin)));
      duringTheStop = load.accepted - settledThen;
    } finally {
      stopped.kill('SIGCONT');
    }
    const { accepted, surprises } = await load.stop();
    await system.services.ready();
    const wrong = await settled();
    await other.stop();
    await sleep(1_000);
    const late = takenOver > TAKEN_OVER_WITHIN_MS ? [`another led after ${seconds(takenOver)} only`] : [];
    return {
      figures: {
        'another led after': seconds(takenOver),
        'accepted while it stood still': duringTheStop,
        'orders accepted': accepted,
      },
      broken: [...late, ...surprises, ...wrong],
    };
  },
};
