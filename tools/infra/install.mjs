import { spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { findProgram } from './programs.mjs';

const POLICY = '/usr/sbin/policy-rc.d';

/** Whether this machine lets us install packages: Debian or Ubuntu, as root. */
export function canInstall() {
  return (
    process.getuid?.() === 0 && existsSync('/etc/debian_version') && findProgram('apt-get') !== undefined
  );
}

/** Installs Debian packages without letting them start the servers they contain. */
export async function installPackages(packages, { logFd, signal }) {
  const withPolicy = !existsSync(POLICY);
  const removePolicy = () => withPolicy && rmSync(POLICY, { force: true });
  if (withPolicy) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  process.once('exit', removePolicy);
  try {
    await aptGet(['update'], { logFd, signal });
    await aptGet(['install', '--yes', '--no-install-recommends', ...packages], { logFd, signal });
  } finally {
    process.off('exit', removePolicy);
    removePolicy();
  }
}

/** What to type on this platform to get the missing servers. */
export function installationAdvice(definitions, platform = process.platform) {
  const packages = (manager) => definitions.map((definition) => definition.packages[manager]).join(' ');
  const docker = platform === 'darwin' ? 'or start Docker Desktop' : 'or install Docker and start it';
  if (platform === 'darwin') return `brew install ${packages('brew')}   (${docker})`;
  if (platform === 'win32') return 'install Docker Desktop and start it, or run this inside WSL 2';
  if (findProgram('dnf')) return `sudo dnf install ${packages('dnf')}   (${docker})`;
  if (findProgram('apt-get')) return `sudo apt-get install ${packages('apt')}   (${docker})`;
  return `install PostgreSQL, Redis and RabbitMQ with your package manager   (${docker})`;
}

function aptGet(args, { logFd, signal }) {
  signal?.throwIfAborted();
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // In a group of its own: the terminal's Ctrl-C would end dpkg too, with a package half configured.
  const child = spawn('apt-get', args, { env, detached: true, stdio: ['ignore', logFd, logFd] });
  const interrupt = () => child.kill('SIGINT');
  signal?.addEventListener('abort', interrupt, { once: true });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      signal?.removeEventListener('abort', interrupt);
      if (signal?.aborted) reject(signal.reason);
      else if (code === 0) resolve();
      else reject(new Error(`apt-get ${args[0]} ended with ${code}`));
    });
  });
}
