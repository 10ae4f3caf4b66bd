import { writeFileSync } from 'node:fs';
import { openSystem } from '../space/system.mjs';
import { Backlog } from './backlog.mjs';
import { Databases } from './databases.mjs';
import { USAGE, readOptions } from './options.mjs';
import { report } from './report.mjs';
import { runSoak } from './run-soak.mjs';
import { isAutovacuumOn } from './tables.mjs';

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

const overrides = {
  PURGE_INTERVAL_SECONDS: '300',
  // Nobody uses the queues of dead letters meanwhile: those of a space would go after half an hour.
  AMQP_QUEUES_EXPIRE_AFTER_MS: String((options.minutes + 60) * 60_000),
};
const system = await openSystem({ log: say, logs: 'soak', overrides });
try {
  const databases = await Databases.open(system.env);
  if (!(await isAutovacuumOn(databases))) {
    throw new Error(
      'autovacuum is off on this PostgreSQL: set `autovacuum = on`, or soak with INFRA=private',
    );
  }
  const backlog = await Backlog.open(system.env, databases);
  const result = await runSoak({ ...options, system, databases, backlog, say, signal: interruption.signal });
  await backlog.close();
  await databases.close();
  say(`\n${report(result)}`);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);
  process.exitCode = result.violations.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await system.close();
}
process.exit();
