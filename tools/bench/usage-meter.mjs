import { cpuSeconds, memory, serverProcesses } from './usage.mjs';

/** CPU by process over a stretch of time, and memory at its end. */
export class UsageMeter {
  #groups;
  #begin;

  /** @param services process ids by service name */
  constructor(services) {
    this.#groups = [
      ...Object.entries(services).map(([name, pid]) => ({ name, pids: [pid], service: true })),
      { name: 'load client', pids: [process.pid], service: false },
      ...Object.entries(serverProcesses()).map(([name, pids]) => ({ name, pids, service: false })),
    ];
  }

  begin() {
    this.#begin = this.#groups.map(cpuOf);
  }

  /** A row for each process: CPU seconds per order, resident memory in MB. */
  end(orders) {
    return this.#groups.map((group, i) => {
      const sizes = group.pids.map(memory);
      return {
        name: group.name,
        service: group.service,
        cpu: (cpuOf(group) - this.#begin[i]) / Math.max(1, orders),
        rss: sizes.reduce((sum, { rss }) => sum + rss, 0),
        pss: sizes.reduce((sum, { pss }) => sum + pss, 0),
      };
    });
  }
}

function cpuOf({ pids }) {
  return pids.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
}
