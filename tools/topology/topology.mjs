import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { USAGE, readOptions } from './options.mjs';

const root = resolve(import.meta.dirname, '../..');

let options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  console.error(`${error.message}\n${USAGE}`);
  process.exit(2);
}
if (!existsSync(join(root, 'dist/contracts/participants.js'))) {
  console.error('The system is not built yet: npm run build');
  process.exit(1);
}
try {
  process.exitCode = await run(options);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function run({ command, ...rest }) {
  const { [command]: execute } = await import(`./${command}.mjs`);
  return execute(rest);
}
