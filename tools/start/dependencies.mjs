import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from './run-command.mjs';

const OLDEST_NODE = 20;

export function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE)
    throw new Error(`Node ${OLDEST_NODE} or newer is needed, this is ${process.version}`);
  return process.version;
}

/** Installs with `npm ci` unless what is installed is what package-lock.json asks for. */
export async function installDependencies({ root, logDir, signal }) {
  if (isInstalled(root)) return 'unchanged';
  // The project's own Node lies in node_modules, which `npm ci` deletes first.
  const PATH = process.env.PATH.split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter);
  const env = { ...process.env, PATH };
  await runCommand('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    env,
    logFile: join(logDir, 'npm-ci.log'),
    signal,
  });
  return 'installed with npm ci';
}

function isInstalled(root) {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  return sameVersions(packagesOf(join(root, 'package-lock.json')), packagesOf(hidden));
}

/** Whether npm's record of what it installed fits the lock; packages for other platforms are never installed. */
export function sameVersions(locked, installed) {
  const fits = ([path, { version }]) => locked[path]?.version === version;
  const isPresent = ([path, { optional }]) => path === '' || optional || installed[path] !== undefined;
  return Object.entries(installed).every(fits) && Object.entries(locked).every(isPresent);
}

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}
