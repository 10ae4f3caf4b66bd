import { cpuSeconds, memory, serverProcesses } from './usage.mjs';

/** CPU by process over a stretch of time, and memory at its end. */
export class UsageMeter {
  #services;
  #atBegin = new Map();

  /** @param services process ids by service name */
  constructor(services) {
    this.#services = services;
  }

  begin() {
    const pids = this.#groups().flatMap(({ pids }) => pids);
    this.#atBegin = new Map(pids.map((pid) => [pid, cpuSeconds(pid)]));
  }

  /** A row for each process: CPU seconds per order, resident memory in MB. */
  end(orders) {
    return this.#groups().map(({ name, service, pids }) => {
      const sizes = pids.map(memory);
      return {
        name,
        service,
        cpu: sum(pids.map((pid) => this.#usedSinceBegin(pid))) / Math.max(1, orders),
        rss: sum(sizes.map(({ rss }) => rss)),
        pss: sum(sizes.map(({ pss }) => pss)),
      };
    });
  }

  /** PostgreSQL's backends come and go: who was not there at the beginning has used all its CPU since. */
  #usedSinceBegin(pid) {
    return cpuSeconds(pid) - (this.#atBegin.get(pid) ?? 0);
  }

  #groups() {
    return [
      ...Object.entries(this.#services).map(([name, pid]) => ({ name, pids: [pid], service: true })),
      { name: 'load client', pids: [process.pid], service: false },
      ...Object.entries(serverProcesses()).map(([name, pids]) => ({ name, pids, service: false })),
    ];
  }
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
