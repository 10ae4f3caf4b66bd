import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * As many open files as the system lets us have: a quorum queue takes three, so RabbitMQ under the usual limit
 * of 1,024 stops taking connections at some 300 queues, without a word in its log.
 */
const ALL_FILES = 'ulimit -n "$(ulimit -Hn)" 2>/dev/null; exec "$0" "$@"';

/** Children get process groups of their own, so that the terminal's Ctrl-C does not reach them before us. */
export function launcher(folder, owner, logFile) {
  mkdirSync(dirname(logFile), { recursive: true });
  const as = { cwd: folder, ...(owner && { uid: owner.uid, gid: owner.gid }) };
  return {
    run: (task) => task(as),
    spawn: (program, args, env = {}) => {
      const log = openSync(logFile, 'a');
      const options = { ...as, env: { ...cleanEnv(), ...env }, detached: true, stdio: ['ignore', log, log] };
      const child = spawn('/bin/sh', ['-c', ALL_FILES, program, ...args], options);
      child.on('error', () => {});
      child.unref();
      closeSync(log);
      return child;
    },
  };
}

/** The caller's own server settings must not leak into a private server. */
function cleanEnv() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(RABBITMQ_|ERL_|PG)/.test(name)),
  );
}
