import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const { resolve: find } = createRequire(import.meta.url);

// It would tell its makers about each run, and ask for a newer version.
const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
const { status } = spawnSync(
  process.execPath,
  [find('@redocly/cli/bin/cli.js'), 'lint', '--format=stylish', '--max-problems=1000'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, ...quiet } },
);
process.exitCode = status ?? 1;
