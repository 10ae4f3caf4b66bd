import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode, installDependencies } from './dependencies.mjs';
import { createOutput } from './output.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const output = createOutput(process.stderr);

// Before tests, checks and benches: a fresh clone needs no step of its own.
try {
  checkNode();
  await output.step('Dependencies', () =>
    installDependencies({ root, logDir: join(root, '.local', 'logs') }),
  );
} catch (error) {
  output.fail(error.message);
  process.exit(1);
}
