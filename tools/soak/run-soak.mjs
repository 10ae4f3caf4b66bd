import { setTimeout as sleep } from 'node:timers/promises';
import { orderLoad } from '../bench/order-load.mjs';
import { HttpClient } from '../client/http-client.mjs';
import { bySchedule } from '../load/arrivals.mjs';
import { waiting } from './backlog.mjs';
import { Customers } from './customers.mjs';
import { holdTransactions } from './databases.mjs';
import { Samples } from './samples.mjs';
import { stockUp } from './stock.mjs';
import { tableSizes } from './tables.mjs';
import { heapSlopes, swollen, violations } from './verdict.mjs';

const CAPACITY = { customers: 32, seconds: 20, warmUpSeconds: 10 };
const QUIET_LIMIT_MS = 300_000;
/** Autovacuum looks at a database about once a minute; several hold several rounds. */
const VACUUM_LIMIT_MS = 300_000;
const SETTLED = `SELECT count(*) FILTER (WHERE status IN ('CONFIRMED', 'CANCELLED'))::int AS count FROM orders`;

/** Orders at an even rate for so long, and what became of them and of the system. `signal` ends it early. */
export async function runSoak({ minutes, idleMinutes, rate, system, databases, backlog, say, signal }) {
  const client = new HttpClient(system.url, { connections: 256 });
  const products = await stockUp(client, system.env);
  const perSecond = rate ?? (await halfOfCapacity({ client, products, say }));
  const customers = new Customers(client, products);
  const settled = async () => (await databases.rows('orders', SETTLED))[0].count;
  const before = await settled();
  say(
    `${perSecond.toFixed(1)} orders/s for ${minutes} min; idle transactions for ${idleMinutes.toFixed(1)} min of it …`,
  );
  const samples = new Samples({ env: system.env, backlog, customers, say });
  const idling = idle({ minutes, idleMinutes, env: system.env, say, signal });
  await bySchedule({ perSecond, seconds: minutes * 60, visit: () => customers.order(), signal });
  const quietAfterSeconds = await quiet(backlog);
  await Promise.all([samples.stop(), idling]);
  say('waiting for autovacuum …');
  const { accepted, failures } = customers.outcomes;
  const found = {
    minutes,
    idleMinutes,
    perSecond,
    accepted: accepted.size,
    settled: (await settled()) - before,
    failures: failures.length,
    failed: [...new Set(failures)].slice(0, 10),
    quietAfterSeconds,
    deadLetters: (await backlog.count()).deadLetters,
    // The first minutes fill caches and pools.
    slopes: heapSlopes(samples.taken, minutes / 6),
    tables: await vacuumed(databases, signal),
    samples: samples.taken,
  };
  client.close();
  return { ...found, violations: violations(found) };
}

async function halfOfCapacity({ client, products, say }) {
  say(`measuring what the machine can do: ${CAPACITY.customers} customers, ${CAPACITY.seconds} s …`);
  const { perSecond } = await orderLoad({ ...CAPACITY, client, products, onMeasure: () => {} });
  say(`${perSecond.toFixed(1)} orders/s`);
  return perSecond / 2;
}

/** In the middle of the time. */
async function idle({ minutes, idleMinutes, env, say, signal }) {
  if (idleMinutes === 0) return;
  const wait = (duration) => sleep(duration * 60_000, undefined, { signal }).catch(() => {});
  await wait((minutes - idleMinutes) / 2);
  const release = await holdTransactions(env);
  say('a transaction is idle in each database from now on');
  await wait(idleMinutes);
  await release();
  say('the idle transactions have ended');
}

/** Seconds until nothing waits any more. */
async function quiet(backlog) {
  const begin = performance.now();
  while (performance.now() - begin < QUIET_LIMIT_MS) {
    if (waiting(await backlog.count()) === 0) return (performance.now() - begin) / 1_000;
    await sleep(250);
  }
  return Infinity;
}

async function vacuumed(databases, signal) {
  const end = performance.now() + VACUUM_LIMIT_MS;
  for (;;) {
    const tables = await tableSizes(databases);
    if (swollen(tables).length === 0 || performance.now() > end || signal.aborted) return tables;
    await sleep(5_000);
  }
}
