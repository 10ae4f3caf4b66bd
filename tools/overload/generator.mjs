import { percentiles } from '../bench/percentiles.mjs';
import { bySchedule, inTurn } from '../load/arrivals.mjs';
import { ShopVisitor } from './shop-visitor.mjs';
import { Tally } from './tally.mjs';
import { WireClient } from './wire-client.mjs';

/** Enough for all that is answered quickly; what finds none free waits for one, and its time runs. */
const CONNECTIONS = 256;
/** Lookers for each who orders. */
const READS = 4;

/** A process of its own, so that what makes the load is not what waits for it: takes phases, answers what became of each. */
process.on('message', async (phase) => {
  const client = new WireClient(phase.url, { connections: CONNECTIONS });
  const tally = new Tally();
  const orders = [];
  const visitor = new ShopVisitor({ ...phase, client, tally, orders });
  const before = process.cpuUsage();
  const began = performance.now();
  let completed = 0;
  const late = [0];
  const order = async (due) => {
    if (await visitor.order(due)) completed += 1;
  };
  if (phase.visitors) {
    const visit = async () => {
      for (let read = 0; read < READS; read += 1) await visitor.read();
      await order();
    };
    await inTurn({ ...phase, visit });
  } else {
    // The load client shares the processors: its own delay is no visitor's from elsewhere, so it is told apart.
    const visit = (due) => {
      late.push(performance.now() - due);
      return Math.random() * (READS + 1) < 1 ? order() : visitor.read();
    };
    await bySchedule({ ...phase, perSecond: phase.ordersPerSecond * (READS + 1), visit });
  }
  const { user, system } = process.cpuUsage(before);
  client.close();
  process.send({
    ...tally.summary(),
    seconds: (performance.now() - began) / 1_000,
    completed,
    orders,
    late: percentiles(late),
    cpuSeconds: (user + system) / 1e6,
  });
});
process.on('disconnect', () => process.exit());
