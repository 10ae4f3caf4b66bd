import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readTypeScript } from '../fuzz/typescript.mjs';
import { onInterruption } from '../start/interruption.mjs';
import { USAGE, readOptions, replayLine } from './options.mjs';
import { openPrivateRig } from './private-rig.mjs';
import { progressLine } from './progress-line.mjs';

const INTERRUPTED = 130;
const say = (line) => console.log(line);

let options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  console.error(`${error.message}\n${USAGE}`);
  process.exit(2);
}

readTypeScript();
const require = createRequire(import.meta.url);
const { TcpProxy } = require('../../test/support/tcp-proxy.ts');
const { runChaos } = require('../../test/chaos/rig/run-chaos.ts');
const { judge } = require('../../test/chaos/verdict/verdict.ts');
const { report } = require('../../test/chaos/verdict/report.ts');

let rig;
const signal = onInterruption(() => process.exit(INTERRUPTED));
say(replayLine(options));
try {
  rig = await openPrivateRig({ TcpProxy, log: say, signal });
  signal.throwIfAborted();
  const { minutes, seed, faults: kinds, rate } = options;
  const onProgress = (progress) => say(progressLine(progress));
  const verdict = judge(await runChaos(rig, { minutes, seed, kinds, rate, signal, onProgress }));
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ ...options, ...verdict }, null, 2)}\n`);
  say(`\n${report(verdict)}`);
  if (verdict.violations.length > 0) {
    say(`\nreplay: ${replayLine(options)}\nthe services' logs: ${rig.logs}`);
    process.exitCode = 1;
  }
} catch (error) {
  console.error(signal.aborted ? 'interrupted' : (error.stack ?? error.message));
  process.exitCode = signal.aborted ? INTERRUPTED : 1;
} finally {
  await rig?.close();
}
process.exit();
