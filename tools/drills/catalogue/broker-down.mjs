import { setTimeout as sleep } from 'node:timers/promises';
import { judgeMemory, watchMemory } from '../stage/memory.mjs';
import { seconds, timeUntil } from '../stage/timing.mjs';
import { healthOf } from '../stage/health.mjs';

const READY_WITHIN_MS = 30_000;

export const brokerDown = {
  name: 'broker-down',
  does: 'kills the broker under load and starts it again at the end',
  promise:
    'what was accepted waits in the outboxes, heaps stay flat, all flows within 30 s of the return and is settled',
  usually: 600,
  async run({ system, broker, ledger, customers, settled }, duration) {
    const { handles } = system.services;
    const load = await customers(4, duration);
    await timeUntil('orders are under way', () => load.accepted >= 20, 60_000);
    await broker.kill();
    const begin = performance.now();
    const acceptedBefore = load.accepted;
    const memory = watchMemory(handles);
    let waiting;
    try {
      await sleep(duration * 1_000);
      waiting = await ledger.databases.outboxes();
    } finally {
      await broker.start();
    }
    const lasted = performance.now() - begin;
    const heap = judgeMemory(memory.stop());
    const isReady = async () => (await Promise.all(handles.map(healthOf))).every((health) => health?.ready);
    const back = await timeUntil('all are ready', isReady, 120_000);
    const { accepted, surprises } = await load.stop();
    const late = back > READY_WITHIN_MS ? [`all were ready after ${seconds(back)} only`] : [];
    return {
      figures: {
        'the broker was away for': seconds(lasted),
        'orders accepted before': acceptedBefore,
        'waiting at the end': waiting.join('; ') || 'nothing',
        'all ready after its return': seconds(back),
        'heaps gained': heap.figure,
        'orders accepted': accepted,
      },
      broken: [...late, ...heap.broken, ...surprises, ...(await settled())],
    };
  },
};
