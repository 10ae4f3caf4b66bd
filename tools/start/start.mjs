import { createOutput } from './output.mjs';
import { onInterruption } from './interruption.mjs';
import { System } from './system.mjs';

const output = createOutput();
const system = new System({ output, verbose: process.argv.includes('--verbose') });
const signal = onInterruption(() => system.kill());

try {
  await system.start(signal);
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
} catch (error) {
  if (!signal.aborted) {
    output.fail(error.message);
    process.exitCode = 1;
  }
}
await system.stop();
process.exit();
