import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether the process runs. A zombie does not: in a container nobody may reap it. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}

/** Sends the signal to the process's whole group; a group that is gone is no error. */
export function signalGroup(pid, signal) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Polls until the condition holds; false when the time is over. */
export async function waitUntil(condition, { timeoutMs, intervalMs = 50, signal }) {
  const end = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() >= end) return false;
    await sleep(intervalMs, undefined, { signal });
  }
  return true;
}

/** Ends a process: the polite signal first, SIGKILL to its group when the grace is over. False when it took the latter. */
export async function terminate(pid, { politeSignal = 'SIGTERM', graceMs }) {
  if (isAlive(pid)) process.kill(pid, politeSignal);
  const ended = await waitUntil(() => !isAlive(pid), { timeoutMs: graceMs, intervalMs: 25 });
  signalGroup(pid, 'SIGKILL');
  if (!ended) await waitUntil(() => !isAlive(pid), { timeoutMs: 1_000, intervalMs: 10 });
  return ended;
}
