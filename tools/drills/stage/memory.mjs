import { metricOf } from './health.mjs';

const EVERY_MS = 1_000;
/** What a heap may gain in a drill: less than any pile of messages, more than a collector's mood. */
const MOST_GROWTH_MB = 16;
const MB = 1024 * 1024;

/** Watches the heaps of these services until `stop`, which answers what each gained. */
export function watchMemory(handles) {
  const samples = new Map(handles.map(({ name }) => [name, []]));
  const look = async () => {
    for (const handle of handles) {
      const used = await metricOf(handle, 'nodejs_heap_size_used_bytes');
      if (used > 0) samples.get(handle.name).push(used / MB);
    }
  };
  const timer = setInterval(() => void look(), EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return [...samples].map(([name, heap]) => ({ name, ...growthOf(heap) }));
    },
  };
}

/**
 * The lowest of the last third against the lowest of the first: what is left after a collection, since between two of
 * them a heap always grows. In MB.
 */
export function growthOf(heap) {
  const third = Math.max(1, Math.floor(heap.length / 3));
  const from = Math.min(...heap.slice(0, third));
  const to = Math.min(...heap.slice(-third));
  return { from, to, growth: to - from };
}

/** What to print, and which services gained too much. */
export function judgeMemory(growths) {
  const known = growths.filter(({ growth }) => Number.isFinite(growth));
  const worst = known.reduce((most, each) => (each.growth > most.growth ? each : most));
  return {
    figure: `${worst.growth.toFixed(1)} MB at most (${worst.name}: ${worst.from.toFixed(0)} → ${worst.to.toFixed(0)} MB)`,
    broken: known
      .filter(({ growth }) => growth > MOST_GROWTH_MB)
      .map(({ name, growth }) => `the heap of ${name} gained ${growth.toFixed(0)} MB`),
  };
}
