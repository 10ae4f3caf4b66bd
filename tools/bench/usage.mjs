import { readFileSync, readdirSync } from 'node:fs';

/** Linux counts CPU time in ticks of 10 ms on all architectures that Node supports. */
const SECONDS_PER_TICK = 0.01;

/** CPU seconds (user and system) that a process has used since its start; 0 for one that is gone. */
export function cpuSeconds(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command may hold spaces; fields count from behind its closing bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * SECONDS_PER_TICK;
  } catch {
    return 0;
  }
}

/** Resident memory in MB: `rss` counts shared pages in full, `pss` divides them among their users. */
export function memory(pid) {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const read = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? 0) / 1_024;
    return { rss: read('Rss'), pss: read('Pss') };
  } catch {
    return { rss: 0, pss: 0 };
  }
}

/** The processes of the servers on this machine, by the name of their program. */
export function serverProcesses() {
  const programs = { postgresql: /^postgres$/, rabbitmq: /^beam\.smp$/, redis: /^redis-server$/ };
  return Object.fromEntries(Object.entries(programs).map(([name, program]) => [name, pidsOf(program)]));
}

function pidsOf(program) {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && program.test(readFileSync(`/proc/${pid}/comm`, 'utf8').trim());
    } catch {
      return false;
    }
  });
}
