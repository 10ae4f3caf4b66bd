import { percentiles } from '../bench/percentiles.mjs';

const SHED = [429, 503];

/** What was answered, how fast, and what should never have been. */
export class Tally {
  offered = 0;
  #times = new Map();
  #shed = new Map();
  #faults = new Map();

  answered(kind, { status, retryAfter, body }, ms) {
    if (status < 300) return void this.#list(kind).push(ms);
    const code = /"code":"(\w+)"/.exec(body)?.[1] ?? 'no code';
    const isShed = SHED.includes(status);
    if (isShed) count(this.#shed, `${status} ${code}`);
    if (isShed && retryAfter === undefined) this.failed(`${status} ${code} without Retry-After`);
    if (!isShed) this.failed(`${kind} answered ${status} ${code}`);
  }

  failed(fault) {
    count(this.#faults, fault);
  }

  /** In milliseconds: of each kind, and of `all`. */
  summary() {
    const all = [...this.#times.values()].flat();
    const kinds = [...this.#times, ['all', all]].map(([kind, times]) => [
      kind,
      { count: times.length, ...percentiles(times) },
    ]);
    return {
      offered: this.offered,
      accepted: Object.fromEntries(kinds),
      shed: Object.fromEntries(this.#shed),
      faults: Object.fromEntries(this.#faults),
    };
  }

  #list(kind) {
    if (!this.#times.has(kind)) this.#times.set(kind, []);
    return this.#times.get(kind);
  }
}

function count(counts, name) {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
