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
  if (withPolicy) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await aptGet(['update'], { logFd, signal });
    await aptGet(['install', '--yes', '--no-install-recommends', ...packages], { logFd, signal });
  } finally {
    if (withPolicy) rmSync(POLICY, { force: true });
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
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const child = spawn('apt-get', args, { env, signal, stdio: ['ignore', logFd, logFd] });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`apt-get ${args[0]} ended with ${code}`)),
    );
  });
}
