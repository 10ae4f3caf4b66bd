import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const upstream = 'origin/main';
const packageFile = createRequire(import.meta.url).resolve('@commitlint/cli/package.json');
const commitlint = join(dirname(packageFile), 'cli.js');

// A repository that has no upstream is checked from its first commit on.
const since = exists(upstream) ? ['--from', upstream] : [];
const count = Number(git('rev-list', '--count', since.length > 0 ? `${upstream}..HEAD` : 'HEAD'));

// commitlint refuses an empty range.
if (count > 0) {
  const { status } = spawnSync(process.execPath, [commitlint, ...since, '--to', 'HEAD'], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
console.log(`${count} commit messages checked`);

function exists(ref) {
  return spawnSync('git', ['rev-parse', '--verify', '--quiet', ref]).status === 0;
}

function git(...args) {
  return execFileSync('git', args, { encoding: 'utf8' });
}
