import { SERVICES, portOf } from '../services.mjs';

const HEAP = /^nodejs_heap_size_used_bytes(?:\{[^}]*\})? (\S+)$/m;
const MEMORY = /^process_resident_memory_bytes(?:\{[^}]*\})? (\S+)$/m;

/** What each service says of its memory, in MB. */
export async function heaps(env) {
  return Promise.all(
    SERVICES.map(async (service) => {
      const response = await fetch(`http://127.0.0.1:${portOf(service, env)}/metrics`);
      const text = await response.text();
      return { service: service.name, heap: megabytes(HEAP, text), rss: megabytes(MEMORY, text) };
    }),
  );
}

function megabytes(metric, text) {
  return Number(metric.exec(text)?.[1]) / 2 ** 20;
}
