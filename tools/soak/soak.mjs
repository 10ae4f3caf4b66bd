import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { orderLoad } from '../bench/order-load.mjs';
import { HttpClient } from '../client/http-client.mjs';
import { openSystem } from '../space/system.mjs';
import { arrivals } from './arrivals.mjs';
import { Backlog, waiting } from './backlog.mjs';
import { Customers } from './customers.mjs';
import { Databases, holdTransactions } from './databases.mjs';
import { heaps } from './heaps.mjs';
import { USAGE, readOptions } from './options.mjs';
import { report } from './report.mjs';
import { stockUp } from './stock.mjs';
import { tableSizes } from './tables.mjs';
import { heapSlopes, swollen, violations } from './verdict.mjs';

const ORDERS = `SELECT count(*) FILTER (WHERE status IN ('CONFIRMED', 'CANCELLED'))::int AS settled FROM orders`;
const SAMPLE_EVERY_MS = 10_000;
const CAPACITY = { customers: 32, seconds: 20, warmUpSeconds: 10 };
const QUIET_LIMIT_MS = 300_000;
/** Autovacuum looks at a database about once a minute; several hold several rounds. */
const VACUUM_LIMIT_MS = 300_000;

const say = (line) => console.log(line);
let options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  console.error(`${error.message}\n${USAGE}`);
  process.exit(2);
}

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => interruption.abort());

const system = await openSystem({ log: say, logs: 'soak', overrides: { PURGE_INTERVAL_SECONDS: '300' } });
const databases = await Databases.open(system.env);
const backlog = await Backlog.open(system.env, databases);
try {
  const result = await soak(options);
  say(`\n${report(result)}`);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);
  process.exitCode = result.violations.length > 0 ? 1 : 0;
} finally {
  await backlog.close();
  await databases.close();
  await system.close();
}
process.exit();

async function soak({ minutes, idleMinutes, rate }) {
  const client = new HttpClient(system.url, { connections: 256 });
  const products = await stockUp(client, system.env);
  const perSecond = rate ?? (await halfOfCapacity(client, products));
  const customers = new Customers(client, products);
  const [before] = await databases.rows('orders', ORDERS);
  const samples = [];
  const begin = performance.now();
  const over = new AbortController();
  const sampling = sample({ samples, begin, customers, signal: over.signal });
  const idling = idle({ minutes, idleMinutes });
  say(
    `${perSecond.toFixed(1)} orders/s for ${minutes} min; idle transactions for ${idleMinutes.toFixed(1)} min of it …`,
  );
  const { signal } = interruption;
  await arrivals({ perSecond, seconds: minutes * 60, work: (number) => customers.order(number), signal });
  const lastOrder = performance.now();
  const quietAfterSeconds = await quiet(lastOrder);
  over.abort();
  await Promise.all([sampling, idling]);
  say('waiting for autovacuum …');
  const tables = await vacuumed();
  const [after] = await databases.rows('orders', ORDERS);
  const { accepted, failures } = customers.outcomes;
  const found = {
    minutes,
    idleMinutes,
    perSecond,
    accepted: accepted.size,
    settled: after.settled - before.settled,
    failures: failures.length,
    failed: [...new Set(failures)].slice(0, 10),
    quietAfterSeconds,
    deadLetters: (await backlog.count()).deadLetters,
    // The first minutes fill caches and pools.
    slopes: heapSlopes(samples, minutes / 6),
    tables,
    samples,
  };
  client.close();
  return { ...found, violations: violations(found) };
}

async function halfOfCapacity(client, products) {
  say(`measuring what the machine can do: ${CAPACITY.customers} customers, ${CAPACITY.seconds} s …`);
  const { perSecond } = await orderLoad({ ...CAPACITY, client, products, onMeasure: () => {} });
  say(`${perSecond.toFixed(1)} orders/s`);
  return perSecond / 2;
}

async function sample({ samples, begin, customers, signal }) {
  while (!signal.aborted) {
    const minute = (performance.now() - begin) / 60_000;
    const counts = await backlog.count();
    samples.push({ minute, ...counts, heaps: await heaps(system.env) });
    const { accepted, failures } = customers.outcomes;
    say(
      `${minute.toFixed(1).padStart(5)} min  ${accepted.size} accepted  ${failures.length} failed  ` +
        `waiting: ${counts.outboxes} in outboxes, ${counts.queued} in queues, ${counts.unsettled} orders` +
        (failures.length > 0 ? `  last failure: ${failures.at(-1)}` : ''),
    );
    await sleep(SAMPLE_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

/** In the middle of the time. */
async function idle({ minutes, idleMinutes }) {
  if (idleMinutes === 0) return;
  const { signal } = interruption;
  const wait = (duration) => sleep(duration * 60_000, undefined, { signal }).catch(() => {});
  await wait((minutes - idleMinutes) / 2);
  const release = await holdTransactions(system.env);
  say('a transaction is idle in each database from now on');
  await wait(idleMinutes);
  await release();
  say('the idle transactions have ended');
}

/** Seconds until nothing waits any more. */
async function quiet(since) {
  while (performance.now() - since < QUIET_LIMIT_MS) {
    if (waiting(await backlog.count()) === 0) return (performance.now() - since) / 1_000;
    await sleep(250);
  }
  return Infinity;
}

async function vacuumed() {
  const end = performance.now() + VACUUM_LIMIT_MS;
  for (;;) {
    const tables = await tableSizes(databases);
    if (swollen(tables).length === 0 || performance.now() > end || interruption.signal.aborted) return tables;
    await sleep(5_000);
  }
}
