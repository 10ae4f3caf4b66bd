import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAlive, waitUntil } from './processes.mjs';

/** Runs the task while no other process holds the same lock file. */
export async function withLock(file, task) {
  mkdirSync(dirname(file), { recursive: true });
  const locked = await waitUntil(() => tryLock(file), { timeoutMs: 60_000 });
  if (!locked) throw new Error(`${file} is held by process ${readFileSync(file, 'utf8')}`);
  try {
    return await task();
  } finally {
    rmSync(file, { force: true });
  }
}

function tryLock(file) {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isAbandoned(file)) rmSync(file, { force: true });
    return false;
  }
}

function isAbandoned(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return pid > 0 && !isAlive(pid);
  } catch {
    return false;
  }
}
