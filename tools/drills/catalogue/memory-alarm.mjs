import { setTimeout as sleep } from 'node:timers/promises';
import { healthOf, metricOf } from '../stage/health.mjs';
import { judgeMemory, watchMemory } from '../stage/memory.mjs';
import { seconds, timeUntil } from '../stage/timing.mjs';

const HELD = 60;
const HELD_QUEUE = 'notifications.send-notification.on-notification-requested';
const REFUSED_WITHIN_MS = 1_000;
const MEMORY = ['set_vm_memory_high_watermark'];

export const memoryAlarm = {
  name: 'memory-alarm',
  does: 'lets the broker believe that its memory is full',
  promise:
    'consumers go on, relays pause, commands are refused at once, heaps stay flat; all is settled afterwards',
  usually: 60,
  async run({ system, broker, queues, ledger, customers, settled }, duration) {
    const { handles } = system.services;
    const load = await customers(4, duration * 2);
    const queue = queues.reactions.find((name) => name.endsWith(HELD_QUEUE));
    const release = await ledger.databases.hold('notifications', 'inbox');
    const waiting = () =>
      queues.withChannel(async (channel) => (await channel.checkQueue(queue)).messageCount);
    let begin;
    let drained;
    let memory;
    try {
      await timeUntil('work has piled up', async () => (await waiting()) >= HELD, 120_000);
      await broker.control(...MEMORY, 'absolute', '1MB');
      begin = performance.now();
      const blocked = async () => (await metricOf(system.services.get('order_system'), 'broker_blocked')) > 0;
      await timeUntil('the broker has blocked the gateway', blocked, 20_000);
    } finally {
      await release();
    }
    const found = [];
    try {
      memory = watchMemory(handles);
      drained = await timeUntil('consumers have worked it off', async () => (await waiting()) === 0, 60_000);
      const paused = async () => (await metricOf(system.services.get('notifications'), 'broker_blocked')) > 0;
      await timeUntil('the relay of notifications is blocked', paused, 20_000);
      const gateway = await healthOf(system);
      if (gateway?.ready !== false) found.push('the gateway says that it is ready');
      const refusal = await refused(system.url);
      found.push(...refusal.broken);
      await sleep(Math.max(0, duration * 1_000 - (performance.now() - begin)));
    } finally {
      await broker.control(...MEMORY, '0.4');
    }
    const back = await timeUntil(
      'all are ready',
      async () => (await Promise.all(handles.map(healthOf))).every((health) => health?.ready),
      60_000,
    );
    const heap = judgeMemory(memory.stop());
    const { accepted, surprises } = await load.stop();
    return {
      figures: {
        'alarm lasted': seconds(performance.now() - begin - back),
        [`${HELD} held messages handled after`]: seconds(drained),
        'all ready after': seconds(back),
        'heaps gained': heap.figure,
        'orders accepted': accepted,
      },
      broken: [...found, ...heap.broken, ...surprises, ...(await settled())],
    };
  },
};

/** Somebody asks for what needs a command: refused at once, and told when to come back. */
async function refused(url) {
  const start = performance.now();
  const response = await fetch(`${url}/products?limit=1`, { signal: AbortSignal.timeout(10_000) });
  const ms = performance.now() - start;
  if (response.status !== 503) return { broken: [`the gateway answered ${response.status}`] };
  if (!response.headers.get('retry-after')) return { broken: ['the refusal does not say when to come back'] };
  return { broken: ms > REFUSED_WITHIN_MS ? [`the gateway refused after ${seconds(ms)} only`] : [] };
}
