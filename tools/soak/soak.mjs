import { writeFileSync } from 'node:fs';
import { openSystem } from '../space/system.mjs';
import { Backlog } from './backlog.mjs';
import { Databases } from './databases.mjs';
import { USAGE, readOptions } from './options.mjs';
import { report } from './report.mjs';
import { runSoak } from './run-soak.mjs';

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
try {
  const databases = await Databases.open(system.env);
  const backlog = await Backlog.open(system.env, databases);
  const result = await runSoak({ ...options, system, databases, backlog, say, signal: interruption.signal });
  await backlog.close();
  await databases.close();
  say(`\n${report(result)}`);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);
  process.exitCode = result.violations.length > 0 ? 1 : 0;
} finally {
  await system.close();
}
process.exit();
