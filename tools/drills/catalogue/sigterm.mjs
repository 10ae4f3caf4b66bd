import { setTimeout as sleep } from 'node:timers/promises';
import { seconds, timeUntil } from '../stage/timing.mjs';

const IN_FLIGHT = 50;
/** So that every queue gets more than its consumer takes at once: few orders are declined. */
const ROUNDS = 10;
const ENDS_WITHIN_MS = 10_000;
const SERVICE = 'orders';
/** Less than what a service gives what it works on. */
const LONGEST_HANG_S = 4;

export const sigterm = {
  name: 'sigterm',
  does: `tells ${SERVICE} to stop with ${IN_FLIGHT} messages in flight: once they can be finished, once they hang`,
  promise:
    'the process ends within 10 s, what it could not finish is handled by the next one, and nothing twice',
  usually: 2,
  async run({ system, queues, ledger, broker, deaths, customers, settled, echo }, duration) {
    const repeater = await echo();
    const load = await customers(4, 10);
    await timeUntil('there are enough orders', () => load.accepted >= 30, 60_000);
    const { accepted, surprises } = await load.stop();
    const wrong = [...surprises, ...(await settled())];
    const inFlight = () => unacknowledged(broker, queues);
    const finished = await stop(Math.min(duration, LONGEST_HANG_S) * 1_000);
    const cut = await stop(60_000);
    await repeater.stop();
    return {
      figures: {
        'in flight': `${finished.held}, ${cut.held}`,
        'ended, work finished, after': seconds(finished.ms),
        'ended, work hanging, after': seconds(cut.ms),
        'orders accepted': accepted,
      },
      broken: [...wrong, ...finished.broken, ...cut.broken],
    };

    /** Every event of the load comes again, and its handling stands still for so long. */
    async function stop(hangsForMs) {
      const release = await ledger.databases.hold(SERVICE, 'inbox');
      const before = deaths.length;
      let held;
      let ms;
      try {
        for (let round = 0; round < ROUNDS; round += 1) await repeater.repeatAll();
        await timeUntil('enough is in flight', async () => (held = await inFlight()) >= IN_FLIGHT, 60_000);
        system.services.get(SERVICE).kill('SIGTERM');
        const released = sleep(hangsForMs, undefined, { ref: false }).then(release);
        const over = () => deaths.slice(before).some(({ service }) => service === SERVICE);
        ms = await timeUntil(`${SERVICE} has ended`, over, 60_000);
        if (hangsForMs < ms) await released;
      } finally {
        await release();
      }
      await system.services.ready();
      const late = ms > ENDS_WITHIN_MS ? [`it ended after ${seconds(ms)} only`] : [];
      return { held, ms, broken: [...late, ...(await settled())] };
    }
  },
};

async function unacknowledged(broker, queues) {
  const printed = await broker.control(
    'list_queues',
    '--quiet',
    '--no-table-headers',
    'name',
    'messages_unacknowledged',
  );
  return printed
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/))
    .filter(([name]) => queues.reactions.includes(name) && name.includes(`.${SERVICE}.`))
    .reduce((sum, [, count]) => sum + Number(count), 0);
}
