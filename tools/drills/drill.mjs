import { DRILLS } from './catalogue/index.mjs';
import { USAGE, readOptions } from './options.mjs';
import { openStage } from './stage/stage.mjs';

const say = (line) => console.log(line);

let options;
try {
  options = readOptions(process.argv.slice(2), DRILLS);
} catch (error) {
  console.error(`${error.message}\n${USAGE}`);
  process.exit(2);
}

if (options.chosen.length === 0) {
  say(USAGE);
  for (const { name, does, promise, usually } of DRILLS)
    say(`\n${name} (${usually} s)\n  ${does};\n  ${promise}`);
  process.exit();
}

const durationOf = ({ usually }) => options.duration ?? usually;
const stage = await openStage({ log: say, longestDrill: Math.max(...options.chosen.map(durationOf)) });
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void leave(130));
try {
  for (const drill of options.chosen) if (!(await perform(drill))) process.exitCode = 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
await leave(process.exitCode ?? 0);

async function perform(drill) {
  const duration = durationOf(drill);
  say(`\n${drill.name}: ${drill.does}, ${duration} s`);
  const { figures, broken } = await drill.run(stage, duration);
  for (const [what, figure] of Object.entries(figures)) say(`  ${what.padEnd(32)} ${figure}`);
  for (const line of broken.slice(0, 20)) say(`  BROKEN: ${line}`);
  say(broken.length === 0 ? `  kept: ${drill.promise}` : `  not kept: ${drill.promise}`);
  await stage.system.services.ready();
  return broken.length === 0;
}

async function leave(code) {
  await stage.close();
  process.exit(code);
}
