import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from './services.mjs';

/**
 * Runs a command: parses its flags, loads `.env` without overriding the environment,
 * prints failures as one line. Exit code 2 for wrong flags, 1 for a failure.
 */
export async function runCommand({ usage, options, run }) {
  let values;
  try {
    ({ values } = parseArgs({ options }));
  } catch (error) {
    console.error(`${error.message}\nUsage: ${usage}`);
    process.exitCode = 2;
    return;
  }
  const dotenv = join(repositoryRoot, '.env');
  if (existsSync(dotenv)) process.loadEnvFile(dotenv);
  try {
    await run(values);
  } catch (error) {
    console.error(messageOf(error));
    process.exitCode = 1;
  }
}

// A refused connection on a host with several addresses is an AggregateError without a message.
function messageOf(error) {
  return error.message || error.errors?.map((each) => each.message).join('; ') || String(error);
}

/** Runs the work and returns its result with the time it took, as text. */
export async function timed(work) {
  const start = performance.now();
  const result = await work();
  return { result, took: `${((performance.now() - start) / 1000).toFixed(2)} s` };
}
