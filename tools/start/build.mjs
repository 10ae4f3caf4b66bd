import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './run-command.mjs';

const SOURCES = ['apps', 'clients/typescript/src', 'contracts', 'libs'];
const SETTINGS = ['.swcrc', 'clients/typescript/tsconfig.build.json', 'package.json', 'package-lock.json'];
const TARGETS = ['dist', 'clients/typescript/dist'];

/** Runs `npm run build` unless all that it makes was made from the very same sources, and not since then from others. */
export async function build({ root, env, logDir, signal }) {
  const stamp = join(root, '.local', 'built-from');
  const state = () => [hashOf(root), ...TARGETS.map((target) => newestFile(join(root, target)))].join(' ');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state()) return 'unchanged';
  await runCommand('npm', ['run', 'build'], { cwd: root, env, logFile: join(logDir, 'build.log'), signal });
  writeFileSync(stamp, state());
  return undefined;
}

function hashOf(root) {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((folder) => filesBelow(root, folder));
  for (const file of [...SETTINGS, ...files.sort()])
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function filesBelow(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(root, path) : [path];
  });
}

function newestFile(folder) {
  return Math.max(0, ...filesBelow(folder, '').map((file) => statSync(join(folder, file)).mtimeMs));
}
