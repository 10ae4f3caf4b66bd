import { setTimeout as sleep } from 'node:timers/promises';
import { seconds, timeUntil } from '../stage/timing.mjs';

const BACK_WITHIN_MS = 10_000;

export const lostQueue = {
  name: 'lost-queue',
  does: 'deletes every queue of a reaction, one after the other',
  promise: 'each is there again and consumed within 10 s; orders go on',
  usually: 10,
  async run({ queues, customers, settled }, duration) {
    const times = [];
    for (const queue of queues.reactions) {
      await queues.withChannel((channel) => channel.deleteQueue(queue));
      const consumed = async () => (await queues.consumersOf(queue)) > 0;
      times.push(await timeUntil(`${queue} is consumed again`, consumed, 60_000));
    }
    const load = await customers(4, duration);
    await sleep(duration * 1_000);
    const { accepted, surprises } = await load.stop();
    const slowest = Math.max(...times);
    const late = slowest > BACK_WITHIN_MS ? [`a queue was back after ${seconds(slowest)} only`] : [];
    return {
      figures: { queues: times.length, 'slowest back after': seconds(slowest), 'orders accepted': accepted },
      broken: [...late, ...surprises, ...(await settled())],
    };
  },
};
