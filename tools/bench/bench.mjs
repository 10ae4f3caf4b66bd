import { writeFileSync } from 'node:fs';
import { HttpClient } from '../client/http-client.mjs';
import { SERVICES } from '../services.mjs';
import { openSystem } from '../space/system.mjs';
import { orderLoad } from './order-load.mjs';
import { USAGE, readOptions } from './options.mjs';
import { productReads } from './product-reads.mjs';
import { sellableProducts } from './products.mjs';
import { loadTable, usageTable } from './report.mjs';
import { UsageMeter } from './usage-meter.mjs';

const say = (line) => console.log(line);

let options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  console.error(`${error.message}\n${USAGE}`);
  process.exit(2);
}

const system = await openSystem({ log: say });
try {
  const client = new HttpClient(system.url);
  const products = await sellableProducts(client);
  const runs = [];
  for (const customers of options.customers) {
    say(`${customers} customers: ${options.warmUpSeconds} s to warm up, ${options.seconds} s measured …`);
    const meter = new UsageMeter(system.pids());
    const run = await orderLoad({ ...options, client, products, customers, onMeasure: () => meter.begin() });
    runs.push({ ...run, usage: meter.end(run.orders) });
  }
  say(`product lists: ${options.readsSeconds} s …`);
  const reads = await productReads(system.url, options.readsSeconds);
  client.close();

  say(`\n${loadTable(runs)}\n`);
  const last = runs.at(-1);
  say(
    `At ${last.customers} customers, the load client and the servers included:\n\n${usageTable(last.usage)}\n`,
  );
  say(
    `Product lists (GET /products, 20 of 1,000): ${reads.perSecond.toFixed(0)} reads/s, p99 ${reads.p99} ms`,
  );
  for (const failure of new Set(runs.flatMap((run) => run.failures))) say(`failed: ${failure}`);
  if (options.json)
    writeFileSync(options.json, `${JSON.stringify({ services: SERVICES.length, runs, reads }, null, 2)}\n`);
  process.exitCode = runs.some((run) => run.failures.length > 0) ? 1 : 0;
} finally {
  await system.close();
}
process.exit();
