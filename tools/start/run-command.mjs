import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { signalGroup } from '../infra/processes.mjs';

const SHOWN_LINES = 20;

/** Runs a program to its end, its output in a log file; on failure the error shows the last lines. */
export function runCommand(program, args, { cwd, env = process.env, logFile, signal }) {
  signal?.throwIfAborted();
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  const windows = process.platform === 'win32';
  const child = spawn(program, args, {
    cwd,
    env,
    detached: !windows,
    shell: windows,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      log.write(chunk);
      output = (output + chunk).slice(-20_000);
    });
  }
  const abort = () => child.pid && signalGroup(child.pid, 'SIGTERM');
  signal?.addEventListener('abort', abort, { once: true });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, killedBy) => {
      log.end();
      signal?.removeEventListener('abort', abort);
      if (signal?.aborted) reject(signal.reason);
      else if (code === 0) resolve(output);
      else
        reject(new Error(failure([program, ...args].join(' '), killedBy ?? `code ${code}`, output, logFile)));
    });
  });
}

function failure(command, reason, output, logFile) {
  const lines = output.trimEnd().split('\n').slice(-SHOWN_LINES);
  return `${command} ended with ${reason} (whole output: ${logFile})\n${lines.map((line) => `    ${line}`).join('\n')}`;
}
