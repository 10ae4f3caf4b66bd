import { memory } from '../bench/usage.mjs';

const EVERY_MS = 1_000;

/** The most memory (RSS, MB) that each process has had, looked at every second. */
export class MemoryWatch {
  #pids;
  #atBegin;
  #most;
  #timer;

  /** @param pids process ids by name */
  constructor(pids) {
    this.#pids = Object.entries(pids);
    this.#atBegin = this.#look();
    this.#most = { ...this.#atBegin };
    this.#timer = setInterval(() => {
      for (const [name, rss] of Object.entries(this.#look()))
        this.#most[name] = Math.max(this.#most[name], rss);
    }, EVERY_MS);
  }

  /** By name: at the beginning, the most, and now. */
  end() {
    clearInterval(this.#timer);
    const now = this.#look();
    return Object.fromEntries(
      this.#pids.map(([name]) => [
        name,
        { before: this.#atBegin[name], most: this.#most[name], after: now[name] },
      ]),
    );
  }

  #look() {
    return Object.fromEntries(this.#pids.map(([name, pid]) => [name, memory(pid).rss]));
  }
}
