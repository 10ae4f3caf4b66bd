import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sellableProducts } from '../bench/products.mjs';
import { HttpClient } from '../client/http-client.mjs';
import { Shopper } from '../client/shopper.mjs';
import { openSystem } from '../space/system.mjs';
import { MemoryWatch } from './memory-watch.mjs';
import { USAGE, readOptions } from './options.mjs';
import { report } from './report.mjs';
import { untilSettled } from './settled.mjs';
import { verdict } from './verdict.mjs';

const CUSTOMERS = 16;
/** As many at once as keep the system busy. */
const BUSY_VISITORS = 16;
const CAPACITY_SECONDS = 10;
const WARM_UP_SECONDS = 5;

const say = (line) => console.log(line);

let options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  console.error(`${error.message}\n${USAGE}`);
  process.exit(2);
}

const generator = fork(join(import.meta.dirname, 'generator.mjs'));
// What the system can do is told without protection, on the same machine with the same load client.
const capacity = await measured('off', async (run) => {
  say(`what it can do: ${BUSY_VISITORS} visitors at a time, ${CAPACITY_SECONDS} s, protection off …`);
  await run({ visitors: BUSY_VISITORS, seconds: WARM_UP_SECONDS });
  const { completed, seconds } = await run({ visitors: BUSY_VISITORS, seconds: CAPACITY_SECONDS });
  return completed / seconds;
});
const result = await measured('on', async (run, { client, shoppers, pids }) => {
  await run({ ordersPerSecond: capacity / 2, seconds: WARM_UP_SECONDS });
  say(`normal: half of it, ${(capacity / 2).toFixed(1)} orders/s and their readers, ${options.seconds} s …`);
  const normal = await run({ ordersPerSecond: capacity / 2, seconds: options.seconds });
  const memory = new MemoryWatch(pids());
  const rate = capacity * options.times;
  say(`overload: ${options.times} times as much, ${rate.toFixed(0)} orders/s, ${options.seconds} s …`);
  const overload = await run({ ordersPerSecond: rate, seconds: options.seconds });
  say(`waiting until ${overload.orders.length} accepted orders are settled …`);
  const settled = await untilSettled({ client, shoppers, orders: [...normal.orders, ...overload.orders] });
  return { capacity, normal, overload, settled, memory: memory.end() };
});
generator.disconnect();

const faults = verdict(result);
say(`\n${report(result)}\n`);
for (const fault of faults) say(`FAIL  ${fault}`);
if (faults.length === 0)
  say('PASS  what was accepted was answered in time, and every accepted order is settled');
if (options.json) writeFileSync(options.json, `${JSON.stringify({ ...result, faults }, null, 2)}\n`);
process.exit(faults.length === 0 ? 0 : 1);

/** Opens a system, does the work with a function that runs a phase of load against it, and closes it. */
async function measured(protection, work) {
  const system = await openSystem({ log: say, overrides: { OVERLOAD_PROTECTION: protection } });
  try {
    const client = new HttpClient(system.url);
    const shoppers = [];
    for (let count = 0; count < CUSTOMERS; count += 1) shoppers.push(await registered(client));
    const common = {
      url: system.url,
      customers: shoppers.map(({ token }) => token),
      products: await sellableProducts(client),
    };
    const run = async (phase) => {
      generator.send({ ...common, ...phase });
      const [answer] = await once(generator, 'message');
      return answer;
    };
    return await work(run, { client, shoppers, pids: system.pids });
  } finally {
    await system.close();
  }
}

async function registered(client) {
  const shopper = new Shopper(client);
  await shopper.register();
  return shopper;
}
