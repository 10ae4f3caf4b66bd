import { setTimeout as sleep } from 'node:timers/promises';
import { healthOf } from '../stage/health.mjs';
import { seconds, timeUntil } from '../stage/timing.mjs';

const FOUND_WITHIN_MS = 6_000;
/** A look at seven services takes its time, too. */
const LOOK_MS = 700;

export const halfOpen = {
  name: 'half-open',
  does: 'lets the connections to the broker swallow everything',
  promise: 'each service finds it within 6 s, and all is settled afterwards',
  usually: 20,
  async run({ system, network, customers, settled }, duration) {
    const load = await customers(4, duration);
    const begin = performance.now();
    network.stall();
    const { handles } = system.services;
    const brokerIsDown = async (handle) => (await healthOf(handle))?.details?.broker?.status === 'down';
    const found = await Promise.all(
      handles.map((handle) => timeUntil(`${handle.name} has found it`, () => brokerIsDown(handle), 30_000)),
    );
    await sleep(Math.max(0, duration * 1_000 - (performance.now() - begin)));
    network.restore();
    const back = await timeUntil(
      'all are ready',
      async () => (await Promise.all(handles.map(healthOf))).every((health) => health?.ready),
      60_000,
    );
    const { accepted, surprises } = await load.stop();
    const slowest = Math.max(...found);
    const late = slowest > FOUND_WITHIN_MS + LOOK_MS ? [`it was found after ${seconds(slowest)} only`] : [];
    return {
      figures: {
        'found after': seconds(slowest),
        'all ready after': seconds(back),
        'orders accepted': accepted,
      },
      broken: [...late, ...surprises, ...(await settled())],
    };
  },
};
