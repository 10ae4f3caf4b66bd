import { setTimeout as sleep } from 'node:timers/promises';
import { heaps } from './heaps.mjs';

const EVERY_MS = 10_000;

/** What waits and what memory is used, every ten seconds, with a line to read for each; from its making until `stop`. */
export class Samples {
  taken = [];
  #over = new AbortController();
  #work;

  constructor(parts) {
    this.#work = this.#take(parts);
  }

  async stop() {
    this.#over.abort();
    await this.#work;
  }

  async #take({ env, backlog, customers, say }) {
    const begin = performance.now();
    const { signal } = this.#over;
    while (!signal.aborted) {
      const minute = (performance.now() - begin) / 60_000;
      const sample = { minute, ...(await backlog.count()), heaps: await heaps(env) };
      this.taken.push(sample);
      say(lineOf(sample, customers.outcomes));
      await sleep(EVERY_MS, undefined, { signal }).catch(() => {});
    }
  }
}

function lineOf({ minute, outboxes, queued, unsettled }, { accepted, failures }) {
  const last = failures.length > 0 ? `  last failure: ${failures.at(-1)}` : '';
  return (
    `${minute.toFixed(1).padStart(5)} min  ${accepted.size} accepted  ${failures.length} failed  ` +
    `waiting: ${outboxes} in outboxes, ${queued} in queues, ${unsettled} orders${last}`
  );
}
